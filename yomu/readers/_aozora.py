"""The marks of Aozora Bunko: 東京《とうきょう》, ｜お巡《まわ》り, ［＃…］, ※［＃…］."""

import re
from collections.abc import Iterator

from yomu import kana
from yomu.model import Ruby

# What is not kana stays text: 《》 are brackets too (《読売》, 《A》).
_RUBY = re.compile(f"《([{kana.HIRAGANA}{kana.KATAKANA}][{kana.HIRAGANA}{kana.KATAKANA}・＝　]*)》")
_KANJI_RUN = re.compile(f"[{kana.KANJI}]*")
_PAUSE = re.compile("[、。，．]").search
# A note may quote a line that has notes itself, so brackets may stand in it.
_NOTE = re.compile(r"(※?)［＃((?:[^［］]++|［[^［］]*+］)*+)］")
# A character Shift_JIS does not have: ※［＃「てへん＋劣」、第3水準1-84-77］ is its place in
# JIS X 0213, ※［＃「口＋愛」、U+566F、…］ its Unicode.
_PLACE = re.compile(r"([12])-(\d{1,2})-(\d{1,2})(?!\d)")
_UNICODE = re.compile(r"U\+([0-9A-CE-Fa-ce-f][0-9A-Fa-f]{3}|[12][0-9A-Fa-f]{4})(?![0-9A-Fa-f])")
# The marks themselves are written so too (※［＃始め二重山括弧、1-1-52］ is 《). Until the furigana
# are read, noncharacters stand for them.
_MARKS = "《》｜［］＃※"
_HIDE = {ord(mark): 0xFDD0 + i for i, mark in enumerate(_MARKS)}
_SHOW = {hidden: mark for mark, hidden in _HIDE.items()}


def ruby(line: str) -> tuple[Ruby, ...]:
    """`line` without notes, with the furigana its author gave; marks that are none stay text."""
    if "［＃" in line:
        line = _NOTE.sub(_noted, line)
        return tuple(Ruby(base.translate(_SHOW), reading) for base, reading in _ruby(line))
    return tuple(_ruby(line))


def _noted(note: re.Match[str]) -> str:
    """What a note leaves: nothing, or the character it describes."""
    sign, description = note.groups()
    place, code = _PLACE.search(description), _UNICODE.search(description)
    if sign and place:
        sign = _at(*map(int, place.groups())) or sign
    elif sign and code:
        sign = chr(int(code[1], 16))
    return sign.translate(_HIDE)


def _at(plane: int, row: int, cell: int) -> str:
    """The character at a place of JIS X 0213, empty where there is none."""
    if not (1 <= row <= 94 and 1 <= cell <= 94):
        return ""
    code = bytes((0x8F,) * (plane - 1) + (0xA0 + row, 0xA0 + cell))
    return code.decode("euc_jis_2004", "ignore")


def _ruby(line: str) -> Iterator[Ruby]:
    done = start = 0
    for mark in _RUBY.finditer(line):
        plain, base = _split(line[start : mark.start()])
        if base:
            plain = line[done:start] + plain
            yield from (Ruby(plain),) if plain else ()
            yield Ruby(base, mark[1])
            done = mark.end()
        start = mark.end()
    if done < len(line):
        yield Ruby(line[done:])


def _split(text: str) -> tuple[str, str]:
    """What stands before the base of a reading, and the base; no base, no reading."""
    plain, bar, base = text.rpartition("｜")
    # A bar of another kind, earlier in the line, does not make a base of a whole clause.
    if bar and not _PAUSE(base):
        return plain, base
    run = _KANJI_RUN.match(text[::-1])
    size = len(run[0]) if run else 0
    return text[: len(text) - size], text[len(text) - size :]
