"""The register of public figures, `dictionaries/people.tsv`: found by name, and by office.

It also tells whose the several forms of names in a text are.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from yomu import data, kana
from yomu.compiled import compiled


class Fact(NamedTuple):
    """A row of the register: public facts, as of a year."""

    name: str
    reading: str
    latin: str
    role: str
    english: str
    """The role, with the years in office of those who have left it."""
    year: str


def registered(name: str) -> Fact | None:
    """The public figure of that full name; none if it is several people's."""
    facts = _names()[0].get(name, ())
    return Fact(*facts[0].split("\t")) if len(facts) == 1 else None


def full_name(name: str) -> str:
    """The name the register has for whom it knows by `name`; else `name` itself."""
    fact = registered(name)
    return fact.name if fact else name


def in_office(family: str, offices: Collection[str]) -> Fact | None:
    """The one public figure of that family name who holds one of `offices`.

    Where the text prints no office, one who holds any, if the name is in katakana: 田中さん is
    anybody, ルビオ氏 is not.
    """
    facts = tuple(Fact(*line.split("\t")) for line in _names()[1].get(family, ()))
    if offices:
        facts = tuple(fact for fact in facts if any(_holds(fact, one) for one in offices))
    elif kana.is_katakana(family):
        facts = tuple(fact for fact in facts if not fact.role.startswith("元"))
    else:
        facts = ()
    return facts[0] if len(facts) == 1 else None


def is_family_name(form: str, fact: Fact) -> bool:
    """Whether that is what `fact`'s person is called with a title."""
    return "\t".join(fact) in _names()[1].get(form, ())


def united(offices: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The name, in full if possible, of the person that each form of a name stands for.

    `offices`: what the text calls each form, but for 氏 and the like.
    """
    return {form: _whole(form, called, offices) for form, called in offices.items()}


def _whole(form: str, called: Collection[str], offices: Mapping[str, Collection[str]]) -> str:
    longer = [name for name in offices if name != form and _is_part(form, name)]
    if len(longer) > 1:
        longer = [name for name in longer if set(called) & set(offices[name])]
    if len(longer) == 1:
        return full_name(longer[0])
    fact = registered(form) or in_office(form, called)
    return fact.name if fact else form


def _is_part(form: str, name: str) -> bool:
    """Whether a full name ends in this family name, or begins with it where there is no ・."""
    if "・" in name:
        return name.endswith("・" + form)
    fact = registered(name)
    return name.startswith(form) and (is_family_name(form, fact) if fact else len(form) > 1)


def _holds(fact: Fact, office: str) -> bool:
    """Whether an office is one that somebody holds or has held: 長官 of 国務長官."""
    wanted = _bare(office)
    return any(
        role == wanted
        or (role.endswith(wanted) and not role.endswith("副" + wanted))
        or (wanted.endswith(role) and not wanted.endswith("副" + role))
        for role in map(_bare, fact.role.split("、"))
    )


def _bare(office: str) -> str:
    """An office without when and of what: 元大統領補佐官(国家安全保障担当)."""
    return re.sub(r"[(（].*?[)）]|^[元前現新]", "", office)


_Facts = dict[str, tuple[str, ...]]


@compiled("people.tsv")
def _names() -> tuple[_Facts, _Facts]:
    """The lines of facts by full names, and by family names."""
    full: _Facts = {}
    family: _Facts = {}
    for row in data.table("people.tsv"):
        columns = ("headword", "reading", "latin", "role", "role_english", "year")
        fact = "\t".join([row[column] for column in columns])
        full[row["headword"]] = (*full.get(row["headword"], ()), fact)
        for cell in filter(None, row["spellings"].split(";")):
            form, _, reading = cell.partition("=")
            names = family if reading or kana.is_katakana(form) else full
            names[form] = (*names.get(form, ()), fact)
    return full, family
