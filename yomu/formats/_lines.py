"""What the plain-text formats share: which furigana a word shows, and how lines leave."""

from collections.abc import Callable, Iterable
from typing import TextIO, TypeVar

from yomu import ruby
from yomu.formats import Options
from yomu.model import Ruby, Word

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def remembered(make: Callable[[Thing], Made], size: int = 8192) -> Callable[[Thing], Made]:
    """`make`, called once for words that are the same object, as a text's equal words are.

    Looked up by identity: hashing a word means hashing its entries, which takes longer than most
    of what is made of it. The word is kept, so that its identity stays its own. At least the
    `size` words used last are remembered, at most twice as many.
    """
    recent: dict[int, tuple[Thing, Made]] = {}
    older: dict[int, tuple[Thing, Made]] = {}

    def recall(thing: Thing) -> Made:
        nonlocal recent, older
        found = recent.get(id(thing))
        if found is None:
            found = older.get(id(thing)) or (thing, make(thing))
            if len(recent) >= size:
                recent, older = {}, recent
            recent[id(thing)] = found
        return found[1]

    return recall


def furigana(word: Word, options: Options) -> tuple[Ruby, ...]:
    """The word's bases with the readings to show: one a run of kanji, unless the options say mono.

    A reading in doubt ends in `?` where the options ask for that.
    """
    if options.furigana == "none":
        return (Ruby(word.surface),)
    rubies = word.ruby if options.ruby == "mono" else ruby.group(word.ruby)
    if options.doubtful and "doubtful" in word.marks:
        return tuple(Ruby(base, reading and reading + "?") for base, reading in rubies)
    return rubies


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
