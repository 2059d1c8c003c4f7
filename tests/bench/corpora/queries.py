"""A query log drawn from a collection, always the same one. Only its first 10,000 documents are looked at, so that a collection ten times as
large is asked the same."""
import collections
import dataclasses
import itertools
import random
import re

KINDS = {"common1": 150, "rare1": 150, "words": 200, "phrase": 150, "prefix": 150, "question": 150, "misspelt": 150}
WORD = re.compile(r"[^\W\d_]+")
GRAMMATICAL = frozenset("""à afin ai ainsi alors au aucun aussi autre autres aux avant avec avoir c car ce ceci cela celle celui ces cet cette ceux chaque ci comme
comment d dans de depuis des deux doit dont du elle elles en encore entre est et être eux fait il ils j je l la le les leur leurs lors lorsque lui m ma mais
même mes mon n ne ni nos notre nous on ont ou où par pas peu peut plus pour près puis qu quand que quel quelle qui quoi s sa sans se selon ses si son sont sous sur
t ta tant te tel tes ton tous tout toute toutes très tu un une va vers vos votre vous y""".split())
QUESTIONS = ("comment {} ?", "pourquoi {} ?", "quel est le rôle de {} ?", "où trouver {} ?", "est-ce que {} ?")
LOOKED_AT = 10_000


@dataclasses.dataclass(frozen=True)
class Query:
    """`words` as typed. Kinds: a common or a rare word; 2 to 4 words, all wanted; a phrase; words of which the last is only begun; a
    question in full; one word with a mistake."""
    kind: str
    words: tuple[str, ...]

    @property
    def text(self):
        return " ".join(self.words)


def read(path):
    """The log as a list of Query."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Query(kind, tuple(text.split(" "))) for kind, text in (line.split("\t") for line in lines)]


class Source:
    """What queries are drawn from: sentences as lists of words, and how many documents hold each word."""

    def __init__(self, documents):
        self.sentences = []
        self.frequencies = collections.Counter()
        for document in itertools.islice(documents, LOOKED_AT):
            seen = set()
            for sentence in re.split(r"[.;:!?\n]+", document["text"]):
                words = WORD.findall(sentence.lower())
                seen.update(words)
                if 6 <= len(words) <= 40:
                    self.sentences.append(words)
            self.frequencies.update(seen)

    def full(self, word):
        return len(word) > 3 and word not in GRAMMATICAL

    def ranked(self):
        return sorted((word for word in self.frequencies if self.full(word)), key=lambda word: (-self.frequencies[word], word))


def misspell(word, rng):
    """One slip of the fingers, not at the first letter."""
    at = rng.randrange(1, len(word) - 1)
    return rng.choice((word[:at] + word[at + 1:], word[:at] + word[at] + word[at:], word[:at] + word[at + 1] + word[at] + word[at + 2:],
                       word[:at] + rng.choice("aeinorstu") + word[at + 1:]))


class Drawing:
    def __init__(self, source, rng):
        self.source, self.rng = source, rng
        ranked = source.ranked()
        self.common = ranked[20:600] or ranked
        self.rare = [word for word in ranked if 2 <= source.frequencies[word] <= 5] or ranked
        self.known = [word for word in ranked if source.frequencies[word] >= 10 and len(word) >= 6] or ranked

    def sentence(self, wanted):
        """A sentence with at least that many full words: (its words, where the full ones stand)."""
        while True:
            words = self.rng.choice(self.source.sentences)
            full = [at for at, word in enumerate(words) if self.source.full(word)]
            if len(full) >= wanted:
                return words, full

    def common1(self):
        return [self.rng.choice(self.common)]

    def rare1(self):
        return [self.rng.choice(self.rare)]

    def words(self):
        count = self.rng.randrange(2, 5)
        words, full = self.sentence(count)
        return [words[at] for at in sorted(self.rng.sample(full, count))]

    def phrase(self):
        words, full = self.sentence(2)
        at = self.rng.choice(full[:-1])
        following = full[full.index(at) + 1]
        return words[at:min(following + 1, at + 4)] if following > at else words[at:at + 2]

    def prefix(self):
        words, full = self.sentence(2)
        begun = words[full[1]]
        return [words[full[0]], begun[:self.rng.randrange(3, max(4, len(begun)))]]

    def question(self):
        words, _ = self.sentence(4)
        length = self.rng.randrange(4, 8)
        at = self.rng.randrange(max(1, len(words) - length))
        return self.rng.choice(QUESTIONS).format(" ".join(words[at:at + length])).split(" ")

    def misspelt(self):
        while True:
            word = misspell(self.rng.choice(self.known), self.rng)
            if word not in self.source.frequencies:
                return [word]


def write(documents, output, share=1.0):
    """The log as lines "kind TAB query", the kinds mixed; `share`: of the usual number of queries."""
    rng = random.Random(6)
    drawing = Drawing(Source(documents), rng)
    log = [(kind, " ".join(getattr(drawing, kind)())) for kind, count in KINDS.items() for _ in range(round(count * share))]
    rng.shuffle(log)
    output.writelines(f"{kind}\t{text}\n" for kind, text in log)
