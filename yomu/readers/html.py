"""Web pages: the text of the article, with the furigana of its `<ruby>`."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice, pairwise
from pathlib import PurePath

from yomu.model import Document, Passage
from yomu.readers import _own, _page
from yomu.readers._encoding import texts
from yomu.readers._line import Line
from yomu.readers._markup import Tag, tokens
from yomu.readers._source import CHUNK, Source

SUFFIXES = (".html", ".htm", ".xhtml")

_DECLARED = re.compile(
    rb"""<(?:meta[^>]{1,999}?charset|\?xml[^>]{1,99}?encoding)\s{0,9}=[\s"']{0,9}([\w.:-]+)""",
    re.IGNORECASE,
).search
_MAIN = re.compile(r"<(article|main)(?=[\s>/])", re.IGNORECASE)
_LONGEST_MAIN = len("<article>")
# Where a title is looked for.
_TAGS, _PASSAGES = 2000, 20
_TITLE = ("title", False)


def read(source: Source) -> Document:
    """The article in `source`, a passage a block or line (`<br>`).

    That is the one `<article>`, else the one `<main>`, else the page without what surrounds an
    article: navigation, header, footer, asides, forms. What is hidden or marked
    `data-yomu="furniture"` is dropped. White space is folded as browsers do, but a line break of
    the source between Japanese characters is nothing. A page yomu made gives back its text exactly.
    """
    # Nobody waits for the lines of a page that has not come whole.
    source = source._replace(live=False)
    head = list(islice(tokens(_blocks(source)), _TAGS))
    if any(isinstance(token, Tag) and _own.is_own(token) for token in head):
        passages = partial(_own_passages, source)
    else:
        passages = partial(_passages, source, _main(source))
    title = _said(head) or _first_heading(passages()) or PurePath(source.name).stem
    return Document(passages, title, source.name)


def _own_passages(source: Source) -> Iterator[Passage]:
    return _own.article(tokens(_blocks(source)))


def _passages(source: Source, main: str) -> Iterator[Passage]:
    for found in _ways(source, main):
        if (first := next(found, None)) is not None:
            yield first
            yield from found
            return


def _ways(source: Source, main: str) -> Iterator[Iterator[Passage]]:
    """Ways to read the page, the next for where one finds nothing."""
    yield _page.article(tokens(_blocks(source)), main)
    if main:
        yield _page.article(tokens(_blocks(source)), "")
    # All of it seems to be furniture, as where a page is one form.
    yield _page.everything(tokens(_blocks(source)))


def _main(source: Source) -> str:
    """The element the article stands in; empty where none is the only one of its name."""
    count = Counter(_mentions(_blocks(source)))
    # Comments and scripts may mention more than there are.
    if max(count.values(), default=0) > 1:
        tags = (token for token in tokens(_blocks(source)) if isinstance(token, Tag))
        count = Counter(tag.name for tag in tags if not tag.is_end)
    return next((name for name in ("article", "main") if count[name] == 1), "")


def _mentions(blocks: Iterator[str]) -> Iterator[str]:
    rest = ""
    for block in blocks:
        # What may go on in the next block is found there.
        text, sure = rest + block, len(rest) + len(block) - _LONGEST_MAIN
        yield from (found[1].lower() for found in _MAIN.finditer(text) if found.start() <= sure)
        rest = text[max(0, sure + 1) :]
    yield from (found[1].lower() for found in _MAIN.finditer(rest))


def _said(head: list[Tag | str]) -> str:
    """What the page calls itself, empty if it does not."""
    for tag, text in pairwise(head):
        if isinstance(tag, Tag) and isinstance(text, str) and (tag.name, tag.is_end) == _TITLE:
            return _folded(text)
    return ""


def _first_heading(passages: Iterator[Passage]) -> str:
    first = islice(passages, _PASSAGES)
    return next((passage.text for passage in first if passage.kind == "heading"), "")


def _folded(text: str) -> str:
    line = Line()
    line.add(text)
    return "".join(base for base, _ in line.take())


def _blocks(source: Source) -> Iterator[str]:
    """The text of a page in blocks of one size, so that reading it again cuts it the same."""
    parts, size = [], 0
    for piece in texts(source, _declared):
        parts.append(piece)
        size += len(piece)
        if size >= CHUNK:
            text = "".join(parts)
            for start in range(0, size - CHUNK + 1, CHUNK):
                yield text[start : start + CHUNK]
            parts, size = [text[size - size % CHUNK :]], size % CHUNK
    yield "".join(parts)


def _declared(head: bytes) -> str:
    """The encoding a page gives itself. It is not UTF-16 if it can be read where it stands."""
    found = _DECLARED(head)
    name = found[1].decode("ascii", "ignore") if found else ""
    return "utf-8" if name.lower().startswith("utf-16") else name
