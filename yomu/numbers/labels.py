"""Numbers that are a part of a name, read as people say them: MP3, PC-9800, 3LDK, ベスト8."""

import re
from typing import NamedTuple

from yomu import acronyms, data, kana
from yomu.compiled import compiled
from yomu.model import Ruby
from yomu.numbers.amount import amount
from yomu.numbers.counters import counted, counter, counters
from yomu.numbers.line import Line
from yomu.numbers.spoken import decimal, digit_by_digit, english, spoken


class Label(NamedTuple):
    """A label found in a line: from where to where, how it is read, how sure that is."""

    start: int
    end: int
    reading: str
    sure: float
    others: tuple[str, ...] = ()


class Said(NamedTuple):
    """How a number in a label is said, how sure that is, and what else it may be."""

    reading: str
    sure: float
    others: tuple[str, ...] = ()


_LONGEST = 20
_MOST_PARTS = 6
# Patterns are compiled by `re` when a text first needs them, here and in the modules beside: most
# texts have no such labels.
_RUN = "M[0-9]・[0-9](?![0-9・])|[A-Za-z0-9]+(?:[-.][0-9][A-Za-z0-9]*)*"
_PARTS = "[A-Za-z]+|[0-9]+(?:[.][0-9]+)*|[-.]"
_MIXED = "(?=.*[A-Za-z])(?=.*[0-9])"
_ADDRESS = frozenset("@_=&?#~\\")
"""What shows that a run is a part of an address: nobody reads that aloud."""


def label(line: Line, at: int) -> Label | None:
    """The label that the morpheme at `at` is a part of, if it can be read."""
    start = _start(line.narrow, at)
    found = re.compile(_RUN).match(line.narrow, start, start + _LONGEST + 1)
    if found is None or not {start, found.end()} <= line.cuts:
        return None
    run = found.group()
    if len(run) > _LONGEST or not re.match(_MIXED, run):
        return None
    if _in_an_address(line.text, start, found.end()):
        return None
    after = line.narrow[found.end() : found.end() + 1]
    said = _said(run, line.morphemes[line.number(start)].reading, after)
    return Label(start, found.end(), *said) if said else None


def _start(text: str, at: int) -> int:
    first = at
    while at and at > first - _LONGEST and (_is_plain(text[at - 1]) or text[at - 1] in "-."):
        at -= 1
    while at < first and not _is_plain(text[at]):
        at += 1
    return at


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _in_an_address(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _ADDRESS or text[end : end + 1] in _ADDRESS


def _said(run: str, tagged: str, after: str) -> Said | None:
    listed = _whole(run)
    if listed:
        return Said(listed, 0.99)
    quake = re.fullmatch(_QUAKE, run + after)
    if quake:
        strength = decimal(int(quake[1]), quake[2]) if quake[2] else spoken(int(quake[1]))
        return Said("マグニチュード" + strength, 0.97)
    parts = re.findall(_PARTS, run)
    if len(parts) > _MOST_PARTS or _is_measured(parts):
        return None
    manner = "train" if after == "系" else "japanese" if after in _NUMBERED else ""
    return _spelt(parts, _kana_at(tagged), manner)


_QUAKE = "M([0-9])(?:・([0-9]).?|級|ク)"
"""The strength of an earthquake as newspapers print it: M6・9, M9級, M8クラス."""

_NUMBERED = tuple("系型形番号便級")
"""What a number is counted as, though letters stand before it: E5系 イーごけい."""


def _whole(run: str) -> str:
    bare = run.replace("-", "")
    return (
        _rows().get(bare, ("", ""))[0]
        or acronyms.acronyms().get(run)
        or acronyms.acronyms().get(bare, "")
    )


def _is_measured(parts: list[str]) -> bool:
    """Whether it begins like a number with its unit or a product: 10km, 320x240, 2002FIFA."""
    if not parts[0][0].isdigit():
        return False
    long = len(parts[0]) > 2 or len(parts[1]) > 4 or not parts[1].isupper()
    battery = parts[1] == "B" and len(parts) > 2  # 40B19L, no bytes
    return long or parts[1][0] in "xX" or (parts[1] in counters(parts[1], 0) and not battery)


def _spelt(parts: list[str], tagged: str, manner: str) -> Said | None:
    """The parts of a label one after the other; None where letters cannot be read."""
    unit = _measure(parts)
    if unit:
        size = _spelt(parts[:-2], tagged, manner)
        return size and Said(size.reading + unit, 0.95)
    reading, sure = "", 0.95
    others: tuple[str, ...] = ("",)
    before = ""
    for place, part in enumerate(parts):
        if part in "-.":
            continue
        if part[0].isdigit():
            number = number_beside(before, part, manner if before else "japanese")
        else:
            # M7.3 is the strength of an earthquake, M1 is not.
            decimal_behind = "." in "".join(parts[place + 1 : place + 2])
            said = letters(part, "." if decimal_behind else "") or tagged
            if not said:
                return None
            number = Said(said, 0.99)
        others = _joined(others, reading, number)
        reading += number.reading
        sure = min(sure, number.sure)
        before, tagged = part, ""
    return Said(reading, sure, tuple(other for other in others if other and other != reading))


def _measure(parts: list[str]) -> str:
    """What a label ends with that is a number with its unit: H700mm ななひゃくミリメートル.

    A single letter is one behind several only: AC100V, but F16V.
    """
    if len(parts) < 3 or not parts[-2][0].isdigit():
        return ""
    unit = parts[-1]
    if len(unit) < 2 and (unit not in ("V", "W") or len(parts[0]) < 2):
        return ""
    number = amount(parts[-2])
    if number is None or unit not in counters(unit, 0) or counter(unit).kind != "measure":
        return ""
    return "".join(reading or base for base, reading in counted(number, unit))


def _joined(others: tuple[str, ...], reading: str, number: Said) -> tuple[str, ...]:
    kept = tuple(other + number.reading for other in others if other)
    return (*kept, *(reading + other for other in number.others))[:3] or ("",)


def _kana_at(tagged: str) -> str:
    """What the tagger reads letters as, before digits it leaves alone: うぃんどうず10."""
    found = re.match(f"[{kana.HIRAGANA}ー]+", tagged)
    return kana.to_katakana(found.group()) if found else ""


# ---------------------------------------------------------------- letters


def letters_before(line: Line, at: int) -> Ruby | None:
    """The letters of a morpheme such as CD2, if their number may count what follows it.

    A listed name keeps its number (PS2台, CO2) unless that is said in Japanese (LDK14畳); so does
    a single letter (F16機).
    """
    glued = re.fullmatch(_GLUED, line.morphemes[line.number(at)].surface)
    before = kana.narrow(glued[1]) if glued else ""
    named = before not in ("AM", "PM") and _rows().get(before, ("", "japanese"))[1] != "japanese"
    if not glued or named:
        return None
    if _whole(before + kana.narrow(glued[2])):
        return None
    return Ruby(before, letters(before))


_GLUED = "([A-Za-zＡ-Ｚａ-ｚ]{2,})([0-9０-９]+)[A-Za-zＡ-Ｚａ-ｚ]*"


def letters(form: str, point: str = "") -> str:
    """Letters beside digits, katakana: listed, or spelt out; empty where they are a word.

    `point` is `.` where the number behind them has decimals.
    """
    if not form.strip("w"):
        return ""  # laughter, not counted: おまw 3時間
    rows = _rows()
    listed = rows.get(form + point) or rows.get(form) or ("", "")
    return listed[0] or acronyms.acronyms().get(form, "") or acronyms.spelt(form)


@compiled("labels.tsv")
def _rows() -> dict[str, tuple[str, str]]:
    return {row["label"]: (row["reading"], row["number"]) for row in data.table("labels.tsv")}


# ---------------------------------------------------------------- their number


def is_name(word: str) -> bool:
    """Whether a number right behind the word makes a name of it: ベスト8, パート2."""
    return len(word) > 1 and word in _rows()


def whole(name: str) -> str:
    """What is said for the number of a name that is listed with it: 坂46; empty for another."""
    return _rows().get(name, ("", ""))[0] if not name.isascii() else ""


def number_beside(word: str, digits: str, manner: str = "") -> Said:
    """A number behind a word or letters: ベスト8 エイト, F-16 じゅうろく, 007 one by one.

    `manner` outranks what is listed for the word.
    """
    manner = manner or _rows().get(word, ("", ""))[1]
    plain = _in_japanese(digits)
    if manner == "train":
        # E231系 is いーにさんいちけい, N700系 ななひゃく.
        coded = re.fullmatch("[1-9][0-9]{2}(?<!00)", digits)
        return Said(digit_by_digit(digits).replace("ゼロ", "まる") if coded else plain, 0.85)
    if manner == "digits":
        return Said(digit_by_digit(digits) if digits.isdigit() else plain, 0.9, (plain,))
    foreign = english(int(digits)) if digits.isdigit() and digits[0] != "0" else ""
    if not foreign:
        return Said(plain, 0.9)
    if int(digits) > (10 if manner == "ten" else _MOST_IN_ENGLISH):
        return Said(plain, 0.9, (foreign,))
    manner = manner.replace("ten", "english")
    if manner == "english" or (not manner and len(digits) == 1):
        return Said(foreign, 0.92 if len(word) > 1 and len(digits) == 1 else 0.85, (plain,))
    return Said(plain, 0.85 if len(digits) == 1 else 0.92, (foreign,))


_MOST_IN_ENGLISH = 20
"""Windows 11 is イレブン, but Windows 98 きゅうじゅうはち."""


def _in_japanese(digits: str) -> str:
    whole, *rest = digits.split(".")
    if len(rest) == 1:
        return (
            decimal(int(whole), rest[0]) if whole != "0" else f"れいてん{digit_by_digit(rest[0])}"
        )
    if rest:
        return "てん".join(digit_by_digit(part) for part in (whole, *rest))
    coded = len(digits) > 4 or (len(digits) > 1 and digits[0] == "0")
    return digit_by_digit(digits) if coded else spoken(int(digits))
