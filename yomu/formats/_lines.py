"""What the plain-text formats share: which furigana a word shows, and how lines leave."""

from collections.abc import Iterable
from typing import TextIO

from yomu import ruby
from yomu.formats import Options
from yomu.model import Ruby, Word
from yomu.study.policy import shows


def furigana(word: Word, options: Options) -> tuple[Ruby, ...]:
    """The word's bases with the readings to show: one a run of kanji, unless the options say mono.

    None where the policy of the options leaves the word bare. A reading in doubt ends in `?` where
    the options ask for that.
    """
    if not shows(word, options.furigana):
        return (Ruby(word.surface),)
    rubies = word.ruby if options.ruby == "mono" else ruby.group(word.ruby)
    if options.doubtful and "doubtful" in word.marks:
        return tuple(Ruby(base, reading and reading + "?") for base, reading in rubies)
    return rubies


def marks(word: Word, options: Options) -> list[str]:
    """The word's marks, sorted; with `bare` if it has furigana that the policy does not show."""
    bare = any(reading for _, reading in word.ruby) and not shows(word, options.furigana)
    return sorted(word.marks | {"bare"} if bare else word.marks)


def write_lines(lines: Iterable[tuple[str, str]], out: TextIO) -> None:
    """Write each text and the line break after it (empty within a line); flush line by line.

    On a terminal nothing in the text can steer it, and the last line is ended.
    """
    terminal = out.isatty()
    text = end = ""
    for text, end in lines:
        out.write(text.translate(_HARMLESS) if terminal else text)
        out.write(end)
        if end:
            out.flush()
    if terminal and text and not end:
        out.write("\n")


# Unicode's pictures for the control characters, and a replacement for those that have none:
# the C1 controls, which some terminals obey, and the marks that turn the order of the text about.
_HARMLESS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_HARMLESS |= {0x7F: "\u2421"}
_HARMLESS |= dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F)), "\ufffd")
_HARMLESS |= dict.fromkeys(range(0x2066, 0x206A), "\ufffd")
