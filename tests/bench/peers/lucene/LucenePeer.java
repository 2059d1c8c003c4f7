// Lucene 4.10 as its documentation would have it: FrenchAnalyzer, text stored with offsets in the postings, merged to one segment.
//
//   java LucenePeer.java index DB FILE.jsonl
//   java LucenePeer.java ask DB [--snippets]      a query in Lucene's syntax a line; "MICROSECONDS TAB HITS" for each
//
// Titles and texts are two fields, both searched. Lucene always counts exactly.
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.postingshighlight.PostingsHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

public class LucenePeer {
    static final int HITS = 10;
    static final int LONGEST_TEXT = 10_000_000;

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("index")) {
            index(arguments[1], arguments[2]);
        } else if (arguments.length >= 2 && arguments[0].equals("ask")) {
            ask(arguments[1], arguments.length > 2);
        } else {
            System.err.println("usage: LucenePeer index DB FILE.jsonl | ask DB [--snippets]");
            System.exit(2);
        }
    }

    static void index(String path, String file) throws IOException {
        IndexWriterConfig settings = new IndexWriterConfig(Version.LATEST, new FrenchAnalyzer());
        settings.setRAMBufferSizeMB(64);
        FieldType withOffsets = new FieldType(TextField.TYPE_STORED);
        withOffsets.setIndexOptions(FieldInfo.IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(new File(path)), settings);
             BufferedReader lines = Files.newBufferedReader(Path.of(file))) {
            for (String line; (line = lines.readLine()) != null; ) {
                Document document = new Document();
                document.add(new StoredField("id", member(line, "id")));
                document.add(new TextField("title", member(line, "title"), Field.Store.YES));
                document.add(new Field("text", member(line, "text"), withOffsets));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    /** A text member of a flat JSON object as Python's json writes them; empty without one. */
    static String member(String line, String name) {
        String opening = "\"" + name + "\": \"";
        int at = line.indexOf(opening);
        if (at < 0) return "";
        StringBuilder value = new StringBuilder();
        for (int i = at + opening.length(); line.charAt(i) != '"'; ++i) {
            char c = line.charAt(i);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            c = line.charAt(++i);
            switch (c) {
                case 'n': value.append('\n'); break;
                case 't': value.append('\t'); break;
                case 'r': value.append('\r'); break;
                case 'b': value.append('\b'); break;
                case 'f': value.append('\f'); break;
                case 'u': value.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16)); i += 4; break;
                default: value.append(c);
            }
        }
        return value.toString();
    }

    static void ask(String path, boolean snippets) throws IOException, ParseException {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(new File(path))));
        Analyzer analyzer = new FrenchAnalyzer();
        PostingsHighlighter highlighter = new PostingsHighlighter(LONGEST_TEXT);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        StringBuilder answers = new StringBuilder();
        for (String line; (line = lines.readLine()) != null; ) {
            long start = System.nanoTime();
            // Made for each query: a parser is not safe to share between threads, and making one is what its users do.
            QueryParser parser = new MultiFieldQueryParser(new String[] {"title", "text"}, analyzer);
            Query query = parser.parse(line);
            TopDocs found = searcher.search(query, HITS);
            int shown = 0;
            for (ScoreDoc hit : found.scoreDocs) shown += searcher.doc(hit.doc).get("title").length();
            if (snippets) {
                for (String snippet : highlighter.highlight("text", query, searcher, found, 1)) shown += snippet == null ? 0 : snippet.length();
            }
            answers.append((System.nanoTime() - start) / 1000).append('\t').append(found.scoreDocs.length).append('\n');
            if (shown < 0) throw new IllegalStateException();
        }
        System.out.print(answers);
    }
}
