"""Countries by name and by the character that stands for them: 米, 露, 日米韓 (`countries.tsv`)."""

from functools import cache

from yomu import data
from yomu.compiled import compiled


@compiled("countries.tsv")
def names() -> dict[str, str]:
    """The names of countries and regions in all spellings, with their English name."""
    found = {}
    for row in data.table("countries.tsv"):
        found[row["headword"]] = row["english"]
        for spelling in row["spellings"].split(";"):
            found[spelling.partition("=")[0]] = row["english"]
    found.pop("", None)
    return found


@compiled("countries.tsv")
def unions() -> frozenset[str]:
    """Those of the names that are no land but a body: 欧州連合, EU."""
    return frozenset(
        spelling.partition("=")[0]
        for row in data.table("countries.tsv")
        if row["kind"] == "union"
        for spelling in (row["headword"], *row["spellings"].split(";"))
    )


@compiled("countries.tsv")
def abbreviations() -> dict[str, tuple[str, str]]:
    """The characters newspapers use for countries: 米 → (べい, US)."""
    found: dict[str, tuple[str, str]] = {}
    for row in data.table("countries.tsv"):
        if row["use"] == "news":
            for cell in row["abbreviations"].split(";"):
                character, _, reading = cell.partition("=")
                found.setdefault(character, (reading or character, row["short"]))
    return found


@cache
def traps() -> frozenset[tuple[str, str]]:
    """A character and the word behind it that shows it is no country: 米|農家."""
    return frozenset(
        (row["character"], row["next"]) for row in data.table("abbreviation_traps.tsv")
    )


# 日 is にっ before these sounds: 日韓 にっかん, 日中 にっちゅう, 日比 にっぴ; but 日仏 にちふつ.
_SHARP = tuple("かきくけこさしすせそたちつてと")


def together(characters: str) -> str:
    """How characters for countries are read one after the other: 日米韓 にちべいかん."""
    known = abbreviations()
    readings = [known[character][0] for character in characters]
    for place in range(len(readings) - 1):
        if readings[place] == "にち" and readings[place + 1].startswith(_SHARP):
            readings[place] = "にっ"
        if readings[place] == "にち" and readings[place + 1] == "ひ":
            readings[place : place + 2] = "にっ", "ぴ"
    return "".join(readings)
