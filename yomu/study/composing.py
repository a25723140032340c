"""English for a run of nouns, put together from its parts with the head last (ceasefire talks)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from yomu import data
from yomu.compiled import compiled
from yomu.model import Word
from yomu.study.surroundings import named


def gloss(parts: Sequence[Word]) -> str:
    """What the parts mean as one: 停戦|監視|団 "ceasefire monitoring group"."""
    if not parts:
        return ""
    *before, head = parts
    said = _many(as_head(head)) if any(map(_is_plural, before)) else as_head(head)
    national = "national" in _places(_form(head))
    for word in reversed(before):
        behind = "{}" in said and not said.startswith("{}")  # start of {}: of negotiations
        modifier = plain(word) if behind else as_modifier(word)
        said = _joined((national and _adjectives().get(_form(word))) or modifier, said)
    return said.replace("{}", "").strip()


def _is_plural(word: Word) -> bool:
    """Whether what follows is more than one: 両大統領, 米露首脳."""
    both = re.fullmatch("[A-Z][A-Za-z]+(-[A-Z][A-Za-z ]+)+", plain(word)) is not None
    return both or _form(word) in ("両", "各", "諸")


def _many(english: str) -> str:
    """A person or a thing as several: leader → leaders; talks stay talks."""
    last = english.split()[-1] if english else ""
    return f"{english}s" if _articles().get(last) in ("a", "an") and last[-1] != "s" else english


def may_belong(word: Word) -> bool:
    """Whether a noun can be part of a term at all: 同日 and 午後 cannot."""
    return "no" not in _places(_form(word))


def is_known(word: Word) -> bool:
    """Whether there is English for it: nobody says what 長州 is."""
    places = _places(_form(word))
    return "first" in places or "last" in places or plain(word) != ""


def may_begin(word: Word) -> bool:
    """Whether a term can begin with it: with no suffix."""
    return word.pos != "suffix" and "not first" not in _places(_form(word))


def may_end(word: Word) -> bool:
    """Whether a term can end with it: with no prefix, and with no single kanji but those listed."""
    places = _places(_form(word))
    bare = len(_form(word)) == 1 and "last" not in places
    return not bare and word.pos != "prefix" and "not last" not in places


def as_modifier(word: Word) -> str:
    """How a word is said before another: 経済 "economic", 交渉 "negotiating"."""
    form = _form(word)
    said = _places(form).get("first")
    if said is not None:
        return said
    if form.isascii():  # NATO加盟 is NATO membership, not that of its full name
        return form
    return _singular(_countries().get(form) or plain(word))


def as_head(word: Word) -> str:
    """How a word is said as the head; `{}` is where the others stand, if not before it."""
    form = _form(word)
    return _places(form).get("last") or _countries().get(form) or plain(word)


def plain(word: Word) -> str:
    """A word's English without remarks and without what else it can be."""
    own = [entry for entry in word.entries if not entry.id.startswith("jmdict:")]
    known = own[0].senses[0].glosses[0] if own and own[0].id.startswith("politics:") else ""
    return _bare(known or word.gloss or word.name.english)


def phrase(noun: Word, particle: str, verb: Word) -> str:
    """What a noun and a verb mean as one: `to agree on a ceasefire`, `fighting continues`."""
    thing, done = plain(noun), _verb(verb)
    if not done:  # nobody has said how to say 往復する
        return f"{plain(verb)} ({thing})"
    if particle == "が":
        return f"{thing} {_third(preposition(verb, 'が') or done, thing)}"
    if particle == "で" and "@tool" in named(noun):
        return f"to {done} by {thing}"
    between = preposition(verb, particle)
    said = " ".join(filter(None, (_article(thing), thing)))
    if not between and particle != "を":
        return f"to {done} ({said})"
    return " ".join(filter(None, ("to", done, "" if between == "-" else between, said)))


def preposition(verb: Word, particle: str) -> str:
    """What stands before a verb's noun with `particle` in English; `-` for nothing."""
    return _verbs().get(_form(verb), ("", {}))[1].get(particle, "")


def _verb(verb: Word) -> str:
    """A verb without its `to`: 合意する "agree", 実現する "achieve"; empty if that is not known."""
    listed = _verbs().get(_form(verb))
    if listed is not None:
        return listed[0]
    return plain(verb) if verb.pos == "verb" else ""


def _third(done: str, thing: str) -> str:
    """A verb as it stands behind `thing`: continue → fighting continues, talks continue."""
    first, _, rest = done.partition(" ")
    plural = thing.endswith("s") and not thing.endswith(("ss", "us", "is", "ics"))
    if first == "be":
        said = "are" if plural else "is"
    elif plural:
        said = first
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        said = first[:-1] + "ies"
    else:
        said = first + ("es" if first.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return f"{said} {rest}".strip()


def _article(thing: str) -> str:
    """The article of a noun phrase, told by its last word."""
    if thing.startswith(("the ", "a ", "an ")):
        return ""
    listed = _articles()
    found = listed.get(thing) or listed.get(thing.split()[-1], "") if thing else ""
    return ("an" if thing[0] in "aeiou" else "a") if found in ("a", "an") else found


@lru_cache(maxsize=10_000)
def _bare(english: str) -> str:
    """`english` without remarks in brackets, articles, and all but the first of its choices."""
    said = re.sub(r"\s*\([^()]*\)\s*", " ", english).strip() or english
    said = re.split("[;,]", said)[0].strip()
    return re.sub("^(the|a|an|to) ", "", said)


def _joined(modifier: str, rest: str) -> str:
    if not modifier:
        return rest
    if modifier == "both":  # 両大統領
        return f"both {_plural(rest)}"
    if modifier.endswith("{}"):  # anti-{}
        return modifier.replace("{}", rest.replace("{}", "").strip())
    if modifier.startswith("-"):  # {}-related: waits for what stands before it
        return (
            f"{{}}{modifier} {rest}" if "{}" not in rest else rest.replace("{}", f"{{}}{modifier}")
        )
    return rest.replace("{}", modifier) if "{}" in rest else f"{modifier} {rest}"


def _plural(english: str) -> str:
    if english.endswith("s") or "{}" in english:
        return english
    return english[:-1] + "ies" if english.endswith("y") else english + "s"


def _singular(english: str) -> str:
    """Nouns before nouns are singular in English: negotiation team; but sanctions regime."""
    return english[:-1] if english.endswith(("ations", "ections", "itions")) else english


def _form(word: Word) -> str:
    inflects = word.pos in ("verb", "adjective") or word.surface.startswith(word.lemma)
    return word.lemma if inflects else word.surface


def _places(form: str) -> dict[str, str]:
    return _table().get(form, {})


@compiled("compounds.tsv")
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in data.table("compounds.tsv"):
        found.setdefault(row["part"], {})[row["place"]] = row["english"]
    return found


@compiled("countries.tsv")
def _adjectives() -> dict[str, str]:
    return {form: row["adjective"] for row, form in _country_forms()}


def _country_forms() -> Iterator[tuple[Mapping[str, str], str]]:
    for row in data.table("countries.tsv"):
        for spelling in (row["headword"], *row["spellings"].split(";")):
            if spelling:
                yield row, spelling.partition("=")[0]


@compiled("countries.tsv")
def _countries() -> dict[str, str]:
    """Country names in all spellings with what stands for them before a noun: US."""
    return {form: row["short"] for row, form in _country_forms()}


@compiled("verbs.tsv")
def _verbs() -> dict[str, tuple[str, dict[str, str]]]:
    """Verbs with their English and the prepositions of their particles."""
    found = {}
    for row in data.table("verbs.tsv"):
        pairs = (pair.partition("=")[::2] for pair in row["with"].split(";") if pair)
        found[row["word"]] = (row["english"], dict(pairs))
    return found


@compiled("articles.tsv")
def _articles() -> dict[str, str]:
    return {row["noun"]: row["article"] for row in data.table("articles.tsv")}
