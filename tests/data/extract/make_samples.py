#!/usr/bin/env python3
"""Writes the binary samples beside it. Their contents are below, so that a change to one is a readable one; run it after editing.

The bytes depend on nothing but this file: no clock, no fonts, no office programs.
"""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def archive(path, members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            # The member that names the type of OpenDocument and EPUB comes first and is stored as it is.
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(info, content)
    (HERE / path).write_bytes(data.getvalue())


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def docx():
    body = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:document {W} {MC}><w:body>
<w:p><w:pPr><w:pStyle w:val="Titre"/></w:pPr><w:r><w:t>Le pont de </w:t></w:r><w:r><w:t xml:space="preserve">la </w:t></w:r><w:r><w:t>Loire</w:t></w:r></w:p>
<w:p><w:r><w:t>L’ouvrage fut commencé en</w:t></w:r><w:r><w:tab/><w:t>1751, </w:t></w:r><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>déplacé</w:t></w:r></w:moveFrom><w:r><w:t>sous la direction d’un ingé</w:t></w:r><w:r><w:t>nieur.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>neuf arches</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>deux culées</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Arche</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Portée</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Première</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>30 m</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Encadré</w:t></mc:Choice><mc:Fallback><w:t>Encadré</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r><w:br/><w:t>&amp; fin.</w:t></w:r></w:p>
</w:body></w:document>"""
    notes = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>filet</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>Archives du département.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    core = f"""<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" {DC}>
<dc:title></dc:title><dc:creator>Service des routes</dc:creator><cp:keywords>pont, Loire</cp:keywords>
<dc:language>fr-FR</dc:language><dcterms:created>2023-04-05T08:00:00Z</dcterms:created><dcterms:modified>2024-01-01T00:00:00Z</dcterms:modified>
</cp:coreProperties>"""
    archive("docx/pont.docx", {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": body, "word/footnotes.xml": notes, "docProps/core.xml": core, "word/media/image1.png": b"\x89PNG"})
    archive("docx/sans-texte.docx", {"autre.xml": "<a/>"})
    # Signs that are elements: in Word a no-break hyphen is one, and so are the marks that would glue two words together.
    signs = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:document {W}><w:body>
<w:p><w:pPr><w:pStyle w:val="Titre"/></w:pPr><w:r><w:t>Le</w:t><w:tab/><w:t>sous</w:t><w:noBreakHyphen/><w:t>préfet</w:t><w:br/><w:t>de Blois</w:t></w:r></w:p>
<w:p><w:r><w:t>Vu l’article L. 123</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>4 du code,</w:t><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>page</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>suivante,</w:t></w:r><w:del><w:r><w:noBreakHyphen/><w:delText>effacé</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:t>l’admi</w:t><w:softHyphen/><w:t>nistration</w:t><w:cr/><w:t>décide.</w:t></w:r></w:p>
</w:body></w:document>"""
    archive("docx/signes.docx", {"word/document.xml": signs})
    # A text box stands in the middle of the paragraph that it hangs on.
    box = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:document {W}><w:body>
<w:p><w:r><w:t>Les crues,</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Voir la carte</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>puis les glaces.</w:t></w:r></w:p>
</w:body></w:document>"""
    # Nobody gave it a title, the program did.
    core = f"""<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" {DC}><dc:title>Normal.dot</dc:title></cp:coreProperties>"""
    archive("docx/encadre.docx", {"word/document.xml": box, "docProps/core.xml": core})


OD = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
      'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" ')


def odt():
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {OD}{DC}><office:automatic-styles/><office:body><office:text>
<text:tracked-changes><text:p>Ancien texte</text:p></text:tracked-changes>
<text:h text:outline-level="1">Compte rendu du conseil</text:h>
<text:p>Le maire ouvre la séance<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Avec dix minutes de retard.</text:p></text:note-body></text:note> à<text:s text:c="3"/>vingt<text:tab/>heures.<office:annotation><dc:creator>x</dc:creator><text:p>remarque</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>voirie</text:p></text:list-item><text:list-item><text:p>école</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Pour</text:p></table:table-cell><table:table-cell><text:p>Contre</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>14</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>
<text:p>La séance est levée.<text:line-break/>Fait à la mairie.</text:p>
</office:text></office:body></office:document-content>"""
    meta = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta {OD}{DC}><office:meta><meta:initial-creator>Secrétariat</meta:initial-creator><meta:creation-date>2022-06-14T19:00:00</meta:creation-date>
<dc:date>2022-06-20T10:00:00</dc:date><meta:keyword>conseil</meta:keyword><meta:keyword>voirie</meta:keyword><dc:language>fr-FR</dc:language>
<dc:description>Séance ordinaire</dc:description></office:meta></office:document-meta>"""
    archive("odt/conseil.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta})
    # Signs that are elements, in a heading too: without them words are glued together.
    signs = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {OD}><office:body><office:text>
<text:h text:outline-level="1">Article<text:s/>premier<text:tab/>du sous\u2011préfet<text:line-break/>de Blois</text:h>
<text:p>Une<text:s text:c="2"/>page<text:soft-page-break/> suivante, l’admi\u00adnistration.</text:p>
</office:text></office:body></office:document-content>"""
    archive("odt/signes.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": signs})
    # A text box stands in the middle of the paragraph that it hangs on, and so do a picture and what is said of it.
    box = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {OD}xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text>
<text:p>Les crues,<draw:frame><draw:text-box><text:p>Voir la carte</text:p></draw:text-box></draw:frame>puis les glaces<draw:frame><draw:image/><svg:title>Le pont</svg:title><svg:desc>sous la neige</svg:desc></draw:frame>de 1789.</text:p>
</office:text></office:body></office:document-content>"""
    # Nobody gave it a title, the program did.
    meta = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta {OD}{DC}><office:meta><dc:title>Sans nom 1</dc:title></office:meta></office:document-meta>"""
    archive("odt/encadre.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": box, "meta.xml": meta})


def epub():
    container = """<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/livre.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
    package = f"""<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata {DC}>
<dc:title>Le jardin d’hiver</dc:title><dc:creator>Atelier du livre</dc:creator><dc:creator>Cercle des lecteurs</dc:creator><dc:language>fr</dc:language>
<dc:date>2019-11</dc:date><dc:publisher>Éditions du Verger</dc:publisher><dc:subject>botanique</dc:subject>
<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="un" href="Text/un.xhtml"/><item id="deux" href="Text/chapitre%20deux.xhtml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="un"/><itemref idref="deux"/><itemref idref="absent"/></spine></package>"""

    def chapter(title, text):
        return (f'<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>'
                f"</head><body><h2>{title}</h2>{text}</body></html>")

    archive("epub/jardin.epub", {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container,
        # The order of the archive is not that of the book.
        "OEBPS/Text/chapitre deux.xhtml": chapter("La serre", "<p>Les vitres ruissellent.</p><aside>Note de bas de page.</aside>"),
        "OEBPS/Text/un.xhtml": chapter("L’allée", "<p>Il a neigé.</p>"),
        "OEBPS/nav.xhtml": chapter("Table", "<nav><ol><li>L’allée</li></ol></nav>"),
        "OEBPS/livre.opf": package})


PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encryption(password):
    """The /Encrypt dictionary and /ID of a file that opens with the password only (revision 2, 40 bits)."""
    padded = (password.encode() + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    identifier = b"limier sample 01"
    key = hashlib.md5(padded + owner + (0xFFFFFFC0).to_bytes(4, "little") + identifier).digest()[:5]
    return (f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{rc4(key, PADDING).hex()}> /P -64 >> "
            f"/ID [<{identifier.hex()}> <{identifier.hex()}>]")


def pdf(path, pages, info, password=None):
    """Pages of lines in Helvetica; bytes 1 and 2 are the ligatures fi and fl, as fonts for typesetting have them."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding "
               "/Differences [1 /fi /fl] >> >>"]
    kids = []
    for lines in pages:
        shown = []
        for i, line in enumerate(lines):
            text = line.replace("ﬁ", "\x01").replace("ﬂ", "\x02").encode("cp1252").hex()
            shown.append(f"BT /F1 11 Tf 1 0 0 1 72 {760 - 16 * i} Tm <{text}> Tj ET")
        stream = "\n".join(shown) if lines else "72 72 300 300 re f"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                       f"/Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append("<< " + " ".join(f"/{key} <{'feff' + value.encode('utf-16-be').hex()}>" for key, value in info.items()) + " >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {encryption(password) if password else ''} >>\nstartxref\n{start}\n%%EOF\n".encode()
    (HERE / path).write_bytes(out)


def pdfs():
    pdf("pdf/rapport.pdf", [[
        "Rapport sur les ﬂeuves",
        "Le service a mesuré, cette année encore, le débit des af-",
        "ﬂuents, qui fut extraordi-",
        "nairement faible. On a trouvé un porte-",
        "monnaie dans la vase, et les conclusions déﬁnitives seront",
    ], [
        "publiées plus tard.",
        "Une seconde partie parle des Pays-",
        "Bas et de leurs digues.",
    ]], {"Title": "Microsoft Word - rapport_v3.doc", "Author": "Service des eaux", "Keywords": "eau, débit",
         "CreationDate": "D:20211203101500+01'00'"})
    pdf("pdf/image.pdf", [[]], {"Title": "Une page numérisée"})
    pdf("pdf/secret.pdf", [["On ne lira pas cette ligne."]], {"Title": "Secret"}, password="sésame")


def compressed():
    for path in ("html/page.html", "jsonl/mixte.jsonl"):
        data = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", fileobj=data, mtime=0) as out:
            out.write((HERE / path).read_bytes())
        (HERE / f"{path}.gz").write_bytes(data.getvalue())


docx()
odt()
epub()
pdfs()
compressed()
