"""English for a run of nouns, put together from its parts with the head last (ceasefire talks)."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from yomu import data
from yomu.model import Word


def gloss(parts: Sequence[Word]) -> str:
    """What the parts mean as one: 停戦|監視|団 "ceasefire monitoring group"."""
    *before, head = parts
    said = as_head(head)
    for word in reversed(before):
        said = _joined(as_modifier(word), said)
    return said.strip()


def may_belong(word: Word) -> bool:
    """Whether a noun can be part of a term at all: 同日 and 午後 cannot."""
    return "no" not in _places(_form(word))


def may_begin(word: Word) -> bool:
    """Whether a term can begin with it: with no suffix."""
    return word.pos != "suffix" and "not first" not in _places(_form(word))


def may_end(word: Word) -> bool:
    """Whether a term can end with it: with no prefix, and with no name alone."""
    return word.pos != "prefix" and "not last" not in _places(_form(word))


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
    return word.lemma if word.surface.startswith(word.lemma) else word.surface


def _places(form: str) -> dict[str, str]:
    return _table().get(form, {})


@cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in data.table("compounds.tsv"):
        found.setdefault(row["part"], {})[row["place"]] = row["english"]
    return found


@cache
def _countries() -> dict[str, str]:
    """Country names in all spellings with what stands for them before a noun: US."""
    found = {}
    for row in data.table("countries.tsv"):
        for form in (row["headword"], *row["spellings"].split(";")):
            found[form.partition("=")[0]] = row["short"]
    found.pop("", None)
    return found
