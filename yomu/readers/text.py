"""Plain text, a passage a line; the marks of Aozora Bunko give furigana."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePath

from yomu.model import Document, Passage, Ruby
from yomu.readers._encoding import texts
from yomu.readers._source import Source

SUFFIXES = (".txt", ".text", ".md")

# A longer line comes as several passages, so that memory does not grow with it.
_LONGEST = 1 << 16
_LONGEST_HEADING = 60


def read(source: Source) -> Document:
    """The lines of `source`. A line ends at LF or CR LF only: form feed, U+0085, U+2028 are text.

    `passage.text + passage.end`, joined, is the text itself without Aozora's marks. Headings are
    guessed, unless somebody may be waiting for the line; the text never depends on it.
    """
    title = "" if source.live else _title(source)
    return Document(partial(_passages, source), title, source.name)


def _title(source: Source) -> str:
    first = next(_passages(source), None)
    if first and first.kind == "heading":
        return first.text.strip()
    return PurePath(source.name).stem


def _passages(source: Source) -> Iterator[Passage]:
    lines = _lines(texts(source))
    if source.live:
        return (Passage(_ruby(line), "paragraph", end) for line, end in lines)
    return (
        Passage(_ruby(line), "heading" if is_heading else "paragraph", end)
        for line, end, is_heading in _with_headings(lines)
    )


def _ruby(line: str) -> tuple[Ruby, ...]:
    if "《" in line or "［＃" in line:
        from yomu.readers import _aozora  # a few ms, and most texts have no such marks

        return _aozora.ruby(line)
    return (Ruby(line),) if line else ()


def _lines(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each line with its line break; a very long one in parts that have none."""
    rest = ""
    for piece in pieces:
        *lines, rest = (rest + piece).split("\n")
        for line in lines:
            if len(line) > _LONGEST:
                *parts, line = _parts(line)
                yield from ((part, "") for part in parts)
            yield (line[:-1], "\r\n") if line.endswith("\r") else (line, "\n")
        *parts, rest = _parts(rest)
        yield from ((part, "") for part in parts)
    if rest:
        yield rest, ""


def _parts(line: str) -> list[str]:
    # What a part is must not depend on how much of the line has come: it does not, because it is
    # cut as soon as one character more than a part holds is there.
    parts, start = [], 0
    while len(line) - start > _LONGEST:
        end = start + _cut(line[start : start + _LONGEST])
        parts.append(line[start:end])
        start = end
    return [*parts, line[start:]]


def _cut(line: str) -> int:
    """Where to cut: behind a sentence, else behind a comma or space, never in a note."""
    cut = _behind(line, "。！？!?") or _behind(line, "、， 　") or len(line)
    while line[cut : cut + 1] in ("」", "』", "）", ")"):
        cut += 1
    note = line.rfind("［＃", 0, cut)
    return note if note > max(0, line.rfind("］", 0, cut)) else cut


def _behind(line: str, marks: str) -> int:
    return max(map(line.rfind, marks)) + 1


def _with_headings(lines: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    before = None
    line, end = next(lines, ("", ""))
    for after, its_end in lines:
        yield line, end, len(line) < _LONGEST_HEADING and _is_heading(before, line, after)
        before, line, end = line, after, its_end
    if line or end:
        yield line, end, False


def _is_heading(before: str | None, line: str, after: str) -> bool:
    """Whether a short line looks like one: no sentence, and with a paragraph to follow it."""
    if not line.strip() or line.rstrip()[-1] in "。．」！？…、":
        return False
    much_longer = len(after) > 2 * len(line)
    if before is None:
        return much_longer or not after.strip()
    # A verse before a longer verse is none: what follows has to be prose, and what stands before
    # it must have come to its end.
    ended = before.rstrip()[-1:] in ("", "。", "」", "）")
    return ended and much_longer and after.rstrip().endswith(("。", "」")) and line[0] != "　"
