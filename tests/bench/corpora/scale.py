#!/usr/bin/env python3
"""News-length French documents that mean nothing, as many as wanted, always the same ones.

usage: scale.py COUNT > documents.jsonl

300 to 600 words each, in sentences that agree in gender and number. Words are those of the dictionary, inflected, each class drawn by Zipf's
law; half of them come from the document's subjects, each of which has words and expressions of its own, so that words meet again in other
documents as they do in news; names, amounts and references make the vocabulary grow without end. Document N is the same whatever COUNT is."""
import datetime
import itertools
import json
import pathlib
import random
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from corpora import dictionary, names  # noqa: E402

SEED = 20140
FIRST_DAY = datetime.date(2014, 1, 1)
DAYS = 3652  # ten years
SUBJECTS = 150
SOURCES = ["Agence du Littoral", "Dépêches du Centre", "Gazette des Communes", "La Chronique", "Le Courrier des Plaines", "Le Journal du Soir",
           "Le Quotidien économique", "L’Éclaireur", "L’Observatoire", "Revue parlementaire", "Sciences et Métiers", "Voix des Régions"]
CLASSES = {"mas sg": "s", "fem sg": "s", "mas pl": "p", "fem pl": "p"}  # the slot whose nouns these are

# A slot is a letter: s, p a noun group, singular or plural (S, P: at the start); v, w its verb; o any noun group; d the same after « de »; a an adverb; i an infinitive;
# m a person; l a place; g an organisation; n an amount; r a reference; y a year.
SENTENCES = [pattern.split(" ") for pattern in """S v o d .
S v d’abord o , puis o dans o d .
P w o , selon m , d .
P w a o et o .
Depuis y , s v o à l .
« S v toujours o » , explique m , d .
Pour i o , g v n d .
m , d , v que p w a o .
À l , p w o ; s v à nouveau o .
Selon g , s v n d en y .
En y , g v o pour i s ( r ) .
Il s’agit de i o , mais aussi de i p avant y .
Sans o ni o , s ne v a plus que n .
m et m w o avec p à l .
Si s v o , p w d .
C’est à l que s v o , rappelle m : n d .
L’article r prévoit que p w o sous o .
Entre o et o , g v a .""".split("\n")]
SLOTS = frozenset("SPspodvwaimlgnry")
ELIDED = re.compile(r"\b([dn]|[Qq]u)e (?=[aàâeéèêiîoôuùœ])")
SUBJECT_SHARE = 0.5  # of the noun groups


def zipf(count, exponent=1.25, shift=8.0):
    """Cumulative weights of `count` ranks."""
    return list(itertools.accumulate((rank + shift) ** -exponent for rank in range(count)))


class Pool:
    """Things drawn by Zipf's law, the first the most often."""

    def __init__(self, things, exponent=1.25):
        self.things = things
        self.weights = zipf(len(things), exponent)

    def draw(self, rng, count):
        return rng.choices(self.things, cum_weights=self.weights, k=count)


def shuffled(rng, words):
    """Any order, with short words mostly before long ones, as in a language."""
    return sorted(sorted(words), key=lambda word: rng.random() * len(word))


def starts_with_vowel(word):
    return word[0] in "aàâeéèêiîoôuùœ"


def determined(noun, gender_number, definite):
    """The noun with its article, and the same after « de »."""
    gender, number = gender_number.split()
    if number == "pl":
        return (f"les {noun}", f"des {noun}") if definite else (f"des {noun}", f"de {noun}")
    if not definite:
        article = "un" if gender == "mas" else "une"
        return f"{article} {noun}", f"d’{article} {noun}"
    if starts_with_vowel(noun):
        return f"l’{noun}", f"de l’{noun}"
    return (f"le {noun}", f"du {noun}") if gender == "mas" else (f"la {noun}", f"de la {noun}")


class Groups:
    """Noun groups by slot: (alone, after « de »)."""

    def __init__(self, rng, words, size):
        self.by_slot = {}
        for slot in "sp":
            groups = []
            for name in (name for name, of in CLASSES.items() if of == slot):
                nouns, adjectives = (Pool(words[f"{kind} {name}"]) for kind in ("noun", "adjective"))
                for noun, adjective in zip(nouns.draw(rng, size), adjectives.draw(rng, size)):
                    group = f"{noun} {adjective}" if rng.random() < 0.4 else noun
                    groups.append(determined(group, name, rng.random() < 0.7))
            rng.shuffle(groups)
            self.by_slot[slot] = Pool(groups, exponent=1.2)

    def draw(self, rng, slot, count):
        return self.by_slot[slot].draw(rng, count)


class Language:
    """All that documents are made from."""

    def __init__(self):
        rng = random.Random(SEED)
        words = {name: shuffled(rng, forms) for name, forms in sorted(dictionary.forms().items())}
        self.everywhere = Groups(rng, words, 60_000)
        self.subjects = []
        for _ in range(SUBJECTS):
            own = {name: shuffled(rng, set(Pool(forms, exponent=0.9).draw(rng, 400))) for name, forms in words.items() if " " in name}
            self.subjects.append(Groups(rng, own, 800))
        self.subject_names = [subject.by_slot["s"].things[0][0].split(" ", 1)[-1].split("’")[-1] for subject in self.subjects]
        self.popularity = Pool(range(SUBJECTS), exponent=0.6)
        self.words = {
            "v": Pool(shuffled(rng, words["present singular"] + words["imperfect singular"])),
            "w": Pool(shuffled(rng, words["present plural"] + words["imperfect plural"])),
            "i": Pool(words["infinitive"]),
            "a": Pool(words["adverb"]),
            "m": Pool(names.people(rng, 60_000), exponent=1.15),
            "l": Pool(names.places(rng, 8_000), exponent=1.15),
            "g": Pool(names.organisations(rng, 3_000), exponent=1.15),
        }
        self.authors = Pool(names.people(rng, 400), exponent=0.8)

    def document(self, number):
        """Document `number` as limier-index takes it."""
        rng = random.Random(SEED * 10_000_000 + number)
        main, other = self.popularity.draw(rng, 2)
        day = FIRST_DAY + datetime.timedelta(rng.randrange(DAYS))
        writer = Writer(self, rng, (self.subjects[main], self.subjects[other]))
        return {
            "id": f"depeche-{number:07}",
            "title": writer.title(),
            "text": writer.text(rng.randrange(300, 601)),
            "date": day.isoformat(),
            "author": self.authors.draw(rng, 1)[0],
            "source": rng.choice(SOURCES),
            "tags": sorted({self.subject_names[main], self.subject_names[other]}),
        }


class Writer:
    """Writes one document. Every slot takes from a supply that is drawn a hundred at a time."""

    BATCH = 100

    def __init__(self, language, rng, subjects):
        self.language, self.rng, self.subjects = language, rng, subjects
        self.supplies = {}

    def take(self, slot):
        supply = self.supplies.get(slot)
        if not supply:
            supply = self.supplies[slot] = self.batch(slot)
        return supply.pop()

    def batch(self, slot):
        rng, count = self.rng, self.BATCH
        if slot in self.language.words:
            return self.language.words[slot].draw(rng, 20 if slot in "mlg" else count)
        if slot in "sp":
            own = int(count * SUBJECT_SHARE)
            groups = self.subjects[0].draw(rng, slot, own * 2 // 3) + self.subjects[1].draw(rng, slot, own - own * 2 // 3)
            groups += self.language.everywhere.draw(rng, slot, count - own)
            rng.shuffle(groups)
            return groups
        make = {"n": self.amount, "r": self.reference, "y": lambda: str(rng.randrange(1950, 2031))}[slot]
        return [make() for _ in range(8)]

    def amount(self):
        number = self.rng.randrange(1, 10 ** self.rng.randrange(1, 7))
        return f"{number:,}".replace(",", "\u202f") + self.rng.choice((" euros", " %", " habitants", " tonnes", " kilomètres", " emplois"))

    def reference(self):
        number = self.rng.randrange(100_000)
        return self.rng.choice((f"L. {number % 9000 + 100}-{number % 40 + 1}", f"n° {2000 + number % 24}-{number:05}", f"AB{number:05}"))

    def word(self, slot):
        if slot in "spSP":
            group = self.take(slot.lower())[0]
            return group[0].upper() + group[1:] if slot in "SP" else group
        if slot == "o":
            return self.take(self.rng.choice("sp"))[0]
        if slot == "d":
            return self.take(self.rng.choice("sp"))[1]
        return self.take(slot)

    def sentence(self):
        pattern = self.rng.choice(SENTENCES)
        words = " ".join([self.word(piece) if piece in SLOTS else piece for piece in pattern])
        words = ELIDED.sub(r"\1’", words)
        return words.replace(" ,", ",").replace(" .", ".").replace("( ", "(").replace(" )", ")").replace(" à le ", " au ")

    def title(self):
        rng = self.rng
        subject = self.take("s")[0]
        end = rng.choice((f"{self.take('p')[0]} à {self.take('l')}", f"{self.take('v')} {self.take('p')[0]}", f"la réponse de {self.take('m')}"))
        return f"{subject[0].upper()}{subject[1:]} : {end}"

    def text(self, words):
        paragraphs, sentences, written = [], [], 0
        while written < words:
            sentences.append(self.sentence())
            written += sentences[-1].count(" ") + 1
            if len(sentences) >= 5 or written >= words:
                paragraphs.append(" ".join(sentences))
                sentences = []
        return "\n\n".join(paragraphs)


def write(count, output):
    """`count` documents as JSON Lines."""
    language = Language()
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for number in range(count):
        output.write(encode(language.document(number)) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    sys.stdout.reconfigure(encoding="utf-8")
    write(int(sys.argv[1]), sys.stdout)
