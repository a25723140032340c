"""A reading page: one HTML file with furigana and a card for every word, to open offline.

Only fills the files of `yomu/page/`, which hold its markup, style and script.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path, PurePath
from typing import TextIO

from yomu.compiled import compiled
from yomu.formats import Options
from yomu.formats._html_fold import Fold, Item
from yomu.formats._html_panels import credit_lines, default_credit, glossary, overview, people
from yomu.formats._html_text import Markup, bare_markup, blocks, escape, inert, plain
from yomu.model import Document, PartOfSpeech, Sentence, Word
from yomu.study.policy import policy, shows

SUFFIX = ".html"

STYLES = ("theme.css", "text.css", "panels.css", "card.css", "print.css")
SCRIPTS = (
    "choices.js",
    "words.js",
    "card.js",
    "pitch.js",
    "known.js",
    "copy.js",
    "glossary.js",
    "page.js",
)

_PAGE = Path(__file__).parent.parent / "page"
_ARTICLE = "<!-- the article -->"


def write(document: Document, sentences: Iterable[Sentence], out: TextIO, options: Options) -> None:
    """Write the page; the text leaves sentence by sentence, what is counted follows it."""
    sentences = iter(sentences)
    first = next(sentences, None)
    if first is not None:
        sentences = chain((first,), sentences)
    titled = first is not None and first.kind == "heading"
    if options.bare:
        out.writelines(_bare(document, sentences, options))
    else:
        out.writelines(_page(document, sentences, options, titled))


def _page(
    document: Document, sentences: Iterator[Sentence], options: Options, titled: bool
) -> Iterator[str]:
    head, _, foot = _template().partition(_ARTICLE)
    title = _name(document)
    fold = Fold()
    yield head.format(
        title=escape(title),
        heading="" if titled else _heading(document),
        theme=options.theme or "auto",
        writing="vertical" if options.vertical else "horizontal",
        furigana=escape(_policy(options.furigana)),
        **_parts(),
    )
    markup = Markup(fold, options.ruby, options.doubtful)
    yield from blocks(_learnt(sentences, fold), markup.word, titled=not titled)
    before, _, after = foot.partition("{data}")
    yield before.format(
        overview=overview(fold),
        people=people(fold),
        glossary="\n".join(glossary(fold)),
        source=f"Source: {escape(_source(document))}." if document.source else "",
        above=_above(options.furigana),
        credit=credit_lines(_credit(fold, options)),
    )
    yield fold.json(_accents(fold.items, options))
    yield after


def _credit(fold: Fold, options: Options) -> tuple[str, ...]:
    credit = options.credit or default_credit(fold)
    if not policy(options.furigana).level:
        return credit
    from yomu.study import jlpt  # few pages are by level

    return (*credit, jlpt.CREDIT)


def _accents(items: Iterable[Item], options: Options) -> dict[int, list[object]]:
    """By an item's number: after which morae its pitch falls, who says so, how doubtful that is."""
    if options.pitch is None:
        return {}
    told = {
        number: options.pitch(item.headword, item.reading)
        for number, item in enumerate(items)
        if item.word.pos not in _UNACCENTED
    }
    return {
        number: [accent.drops, accent.source, round(1 - accent.confidence, 2)]
        for number, accent in told.items()
        if accent.drops
    }


# They are pitched with the word they belong to.
_UNACCENTED: frozenset[PartOfSpeech] = frozenset(
    {"particle", "auxiliary", "prefix", "suffix", "counter", "symbol"}
)


def _bare(document: Document, sentences: Iterator[Sentence], options: Options) -> Iterator[str]:
    """Ruby only, no style and no script: for blogs and e-readers, which bring their own."""
    yield (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="ja">\n<head>\n'
        '<meta charset="utf-8"/>\n'
        f"<title>{escape(_name(document))}</title>\n</head>\n<body>\n<article>"
    )

    def word(word: Word) -> str:
        shown = shows(word, options.furigana)
        return bare_markup(word, options.ruby == "group") if shown else inert(word.surface)

    yield from blocks(sentences, word, titled=False)
    yield "</article>\n</body>\n</html>\n"


def _learnt(sentences: Iterator[Sentence], fold: Fold) -> Iterator[Sentence]:
    for sentence in sentences:
        fold.learn(sentence.kanji)
        fold.characters += sum(not c.isspace() for word in sentence.words for c in word.surface)
        yield sentence


def _policy(furigana: str) -> str:
    """The policy's names as the page's style reads them: `unknown,names` → `unknown names`."""
    wanted = policy(furigana)
    names = wanted.names if wanted.base else {"none", *wanted.names}
    bases = {"all", "none", "unknown", "first"}
    return " ".join(sorted({"all", *names} if names.isdisjoint(bases) else names, key=_ORDER.index))


_ORDER = ("all", "none", "unknown", "first", "above", "names", "hover")


def _above(furigana: str) -> str:
    """The setting that takes a level's furigana away; empty where the policy names none."""
    wanted = policy(furigana)
    if "above" not in wanted.names:
        return ""
    limits = (wanted.level and f"N{wanted.level}", wanted.grade and f"school year {wanted.grade}")
    named = " or ".join(str(limit) for limit in limits if limit)
    return (
        '\n<label class="also"><input type="checkbox" name="above">'
        f"<span>none on words up to {named}</span></label>"
    )


def _name(document: Document) -> str:
    """What the browser's tab says: nothing in it may steer the text around it."""
    name = document.title or _source(document) or "yomu"
    return "".join(c if c.isprintable() else " " for c in name)


def _source(document: Document) -> str:
    """Where the text comes from: an address, or a file's name without the folders it lies in."""
    return document.source if "://" in document.source else PurePath(document.source).name


def _heading(document: Document) -> str:
    # A file's name is no headline; screen readers are told it all the same.
    if document.title and document.title != PurePath(document.source).stem:
        return f"<h1>{plain(document.title)}</h1>\n"
    return f'<h1 class="said">{escape(_name(document))}</h1>\n'


@cache
def _template() -> str:
    return (_PAGE / "page.html").read_text(encoding="utf-8")


@compiled(*(_PAGE / name for name in (*STYLES, *SCRIPTS)))
def _parts() -> dict[str, str]:
    """Style, script and the policy that allows these two, by their hashes, and nothing else."""
    style = _tight(_joined(STYLES))
    script = f'"use strict";{{{_joined(SCRIPTS)}}}'
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return {"policy": policy, "style": style, "script": script}


# Comments and indentation are for those who read the files; every page would carry them.
_COMMENT = r"(?s)/\*.*?\*/ ?"


def _joined(names: Iterable[str]) -> str:
    files = "\n".join((_PAGE / name).read_text(encoding="utf-8") for name in names)
    lines = [line.lstrip(" \t") for line in re.sub(_COMMENT, "", files).split("\n")]
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _tight(style: str) -> str:
    """`style` without blanks around its marks; a regular expression takes ten times as long."""
    for mark in "{};":
        style = mark.join([piece.strip() for piece in style.split(mark)])
    for mark in ":,":
        first, *rest = style.split(mark)
        style = mark.join([first, *(piece.lstrip() for piece in rest)])
    return style


def _hash(text: str) -> str:
    import base64
    import hashlib  # takes 3 ms, and most pages are made of parts that are compiled

    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
