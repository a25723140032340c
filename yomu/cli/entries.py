"""Answers of `yomu lookup` as lines for a terminal."""

from collections.abc import Iterable, Iterator
from functools import cache

from yomu import data, kana, tags
from yomu.cli.columns import Line, wrapped
from yomu.lookup import Answer
from yomu.model import Entry, Kanji, Reading, Sense, Spelling, Word

ENTRIES = 6
"""Entries shown of a word; かんしょう has thirty."""
SENSES_IN_PHRASE = 3
"""Senses shown of each word of a phrase, of its first entry only."""
_MEANINGS = 6


def lines(answer: Answer, width: int, everything: bool) -> Iterator[Line]:
    """The answer for a reader, wrapped to `width` columns; `everything` leaves nothing out."""
    for number, word in enumerate(answer.words):
        if number:
            yield Line("")
        yield from _word(word, width)
        yield from _entries(word.entries, width, everything, answer.is_phrase)
    if answer.kanji:
        yield Line("")
    for kanji in answer.kanji:
        yield from _kanji(kanji, width)


def _word(word: Word, width: int) -> Iterator[Line]:
    """The word as it was asked for, where its first entry does not say the same."""
    if word.entries and not word.inflections and _is_form_of(word.surface, word.entries[0]):
        return
    told = (
        word.surface if word.reading in (word.surface, "") else f"{word.surface} 【{word.reading}】"
    )
    if word.inflections:
        told += f" = {word.lemma}: {', '.join(word.inflections)}"
    yield from wrapped(told, width, "form" if word.inflections else "head", later="  ")
    if not word.entries:
        yield from wrapped(_explained(word), width, first="  ", later="  ")


def _is_form_of(surface: str, entry: Entry) -> bool:
    forms = [spelling.text for spelling in entry.spellings]
    forms += [reading.text for reading in entry.readings]
    return kana.compose(surface) in map(kana.compose, forms)


def _explained(word: Word) -> str:
    """What is known about a word that no dictionary has."""
    name = f"name ({word.name.kind})" if word.name.kind else ""
    known = (name, word.name.role, word.gloss, word.value.text, word.name.english)
    return "; ".join(dict.fromkeys(filter(None, known))) or "not in the dictionary"


def _entries(
    entries: tuple[Entry, ...], width: int, everything: bool, in_phrase: bool
) -> Iterator[Line]:
    most = len(entries) if everything else 1 if in_phrase else ENTRIES
    for number, entry in enumerate(entries[:most]):
        if number:
            yield Line("")
        senses = SENSES_IN_PHRASE if in_phrase and not everything else len(entry.senses)
        yield from _entry(entry, width, senses)
    if entries[most:] and not in_phrase:
        yield Line(f"… {len(entries) - most} more with --all", "more")


def _entry(entry: Entry, width: int, senses: int) -> Iterator[Line]:
    yield from wrapped(_head(entry), width, "head", later="  ")
    pos: tuple[str, ...] = ()
    for number, sense in enumerate(entry.senses[:senses], 1):
        if sense.pos and sense.pos != pos:
            yield from wrapped(tags.plainly(sense.pos), width, "pos", first="  ", later="  ")
            pos = sense.pos
        mark = f"  {number}. " if len(entry.senses) > 1 else "  "
        yield from wrapped(_sense(sense), width, "", first=mark, later=" " * len(mark))
    if entry.senses[senses:]:
        yield Line(f"  … {len(entry.senses) - senses} more with --all", "more")


def _head(entry: Entry) -> str:
    """明白 【めいはく】 common (top 5,000); する, also 為る."""
    spellings = "、".join(_spelling(form) for form in entry.spellings if "sK" not in form.tags)
    spelt = {form.text for form in entry.spellings}
    readings = "、".join(_reading(form, spelt) for form in entry.readings if "sk" not in form.tags)
    if entry.senses and "uk" in entry.senses[0].misc and spellings:
        head = f"{readings}, also {spellings}"
    else:
        head = f"{spellings} 【{readings}】" if spellings else readings
    return " ".join(filter(None, (head, _rank(entry))))


def _spelling(spelling: Spelling) -> str:
    return spelling.text + _bracketed(_remarks(spelling.tags))


def _reading(reading: Reading, spelt: set[str]) -> str:
    """The reading, with the spellings it is of, unless it is of all (羽田 has but one)."""
    some = reading.only if not spelt.issubset(reading.only) else ()
    only = [f"only {'、'.join(some)}"] if some else []
    return reading.text + _bracketed([*only, *_remarks(reading.tags)])


def _remarks(codes: Iterable[str]) -> list[str]:
    # Priority tags (news1, nf12) are said by the rank.
    return [tags.plain(code) for code in codes if tags.plain(code) != code]


def _rank(entry: Entry) -> str:
    if entry.rank < 49:
        return f"common (top {entry.rank * 500:,})"
    if entry.common:
        return "common"
    # Only JMdict marks what is common: of the others there is nothing to say.
    return "not marked as common" if entry.id.startswith("jmdict:") else ""


def _sense(sense: Sense) -> str:
    only = [f"only {'、'.join(sense.only)}"] if sense.only else []
    labels = [*only, *map(tags.plain, (*sense.misc, *sense.fields, *sense.dialects))]
    before = f"({'; '.join(labels)}) " if labels else ""
    info = f" ({'; '.join(sense.info)})" if sense.info else ""
    return before + "; ".join(sense.glosses) + info + _bracketed(_pointers(sense), "[]")


def _pointers(sense: Sense) -> list[str]:
    said = (
        ("see", "、".join(map(_reference, sense.see))),
        ("opposite", "、".join(map(_reference, sense.antonyms))),
        ("from", ", ".join(map(_origin, sense.origins))),
    )
    return [f"{name} {what}" for name, what in said if what]


def _reference(reference: str) -> str:
    """`描く・かく・1` as 描く・かく (1)."""
    word, _, sense = reference.rpartition("・")
    return f"{word} ({sense})" if word and sense.isdecimal() else reference


def _origin(origin: str) -> str:
    """`ger: Arbeit` as German Arbeit."""
    language, _, rest = origin.partition(":")
    code, _, mark = language.partition(" ")
    return " ".join(filter(None, (_languages().get(code, code), mark, rest.strip())))


@cache
def _languages() -> dict[str, str]:
    return {row["code"]: row["name"] for row in data.table("languages.tsv")}


def _bracketed(remarks: list[str], brackets: str = "()") -> str:
    return f" {brackets[0]}{'; '.join(remarks)}{brackets[1]}" if remarks else ""


def _kanji(kanji: Kanji, width: int) -> Iterator[Line]:
    facts = (", ".join(kanji.meanings[:_MEANINGS]), " ".join(kanji.on), " ".join(kanji.kun))
    told = " · ".join(filter(None, facts))
    yield from wrapped(told, width, "kanji", first=f"{kanji.character}  ", later="    ")
