"""French words with their grammar, from the Hunspell dictionary that the lexicon is compiled from: its affix rules say what each form is."""
import collections
import pathlib
import re

HUNSPELL = pathlib.Path("/usr/share/hunspell")

# What the generator asks for: (part of speech, gender or "", number or "") → forms. A rule or an entry that yields none of it is skipped.
VERBS = {("ipre", "3sg"): "present singular", ("iimp", "3sg"): "imperfect singular", ("ipre", "3pl"): "present plural",
         ("iimp", "3pl"): "imperfect plural"}
GENDERS = {"mas": ("mas",), "fem": ("fem",), "epi": ("mas", "fem")}
NUMBERS = {"sg": ("sg",), "pl": ("pl",), "inv": ("sg", "pl")}
WORD = re.compile(r"[a-zàâäçéèêëîïôöùûüÿœæ]{2,}")


def tags(fields):
    """({po}, {is}) of the morphological fields of a line."""
    return ({f[3:] for f in fields if f.startswith("po:")}, {f[3:] for f in fields if f.startswith("is:")})


def affix_rules(path):
    """flag → [(strip, add, pattern of the end, parts, inflections)], suffixes only."""
    rules = collections.defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[0] == "SFX" and not fields[3].isdigit():
            _, flag, strip, add, condition = fields[:5]
            strip, add = ("" if part == "0" else part for part in (strip, add.split("/")[0]))
            rules[flag].append((strip, add, re.compile(condition + "$"), *tags(fields[5:])))
    return rules


def classes(parts, inflections):
    """The classes of words that a form with these tags belongs to."""
    if any(part.startswith("v") and part[1:2].isdigit() for part in parts):
        found = [name for wanted, name in VERBS.items() if parts.issuperset(wanted)]
        return found + (["infinitive"] if "infi" in parts else [])
    if "adv" in parts:
        return ["adverb"]
    kind = "noun" if "nom" in parts else "adjective" if "adj" in parts else None
    if kind is None or "npr" in parts:
        return []
    genders = [g for name, given in GENDERS.items() if name in inflections for g in given]
    numbers = [n for name, given in NUMBERS.items() if name in inflections for n in given]
    return [f"{kind} {g} {n}" for g in genders for n in numbers]


def forms(folder=HUNSPELL):
    """class → its words, sorted. Classes: "noun mas sg" …, "adjective fem pl" …, "adverb", "infinitive" and those of VERBS."""
    rules = affix_rules(folder / "fr.aff")
    found = collections.defaultdict(set)
    for line in (folder / "fr.dic").read_text(encoding="utf-8").splitlines()[1:]:
        entry, *fields = line.split()
        word, _, flags = entry.partition("/")
        if not WORD.fullmatch(word):
            continue
        parts, inflections = tags(fields)
        for name in classes(parts, inflections):
            found[name].add(word)
        for flag in re.findall("..", flags):
            for strip, add, ending, more_parts, more_inflections in rules.get(flag, ()):
                if not ending.search(word):
                    continue
                for name in classes(parts | more_parts, inflections | more_inflections):
                    found[name].add(word[:len(word) - len(strip)] + add)
    return {name: sorted(words) for name, words in found.items()}
