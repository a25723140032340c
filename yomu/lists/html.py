"""A list as one HTML file, to be read on a screen or printed."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TextIO

from yomu import kana
from yomu.formats._html_text import inert
from yomu.lists import words
from yomu.lists.sentence import parts
from yomu.model import Ruby
from yomu.study.item import Item

SUFFIX = ".html"
_STYLE = Path(__file__).with_name("list.css")


def write(items: Sequence[Item], out: TextIO) -> None:
    """Write the page; it needs no other file and runs no script."""
    title = words.title(items)
    out.writelines(_head(title))
    out.write(f"<header><h1>{inert(title)}</h1>\n<p class=facts>{_facts(items)}</p></header>\n")
    out.write("<main>\n")
    out.writelines(map(_entry, items))
    out.write("</main>\n<footer>\n")
    notes = [words.LEVELS] if any(item.level for item in items) else []
    out.writelines(f"<p>{escape(note)}</p>\n" for note in (*notes, words.CREDIT))
    out.write("</footer>\n</body>\n</html>\n")


def _head(title: str) -> Iterator[str]:
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"


def _facts(items: Sequence[Item]) -> str:
    people = sum(item.pos == "person" for item in items)
    counts = ((len(items) - people, "word"), (people, "person"))
    return ", ".join(f"{n:,} {_plural(n, name)}" for n, name in counts if n) or "no words"


def _plural(count: int, name: str) -> str:
    return {"word": "words", "person": "people"}[name] if count > 1 else name


def _entry(item: Item) -> str:
    before, word, behind = map(_ruby, parts(item.example))
    made = words.parts(item)
    return (
        f'<article><h2 lang="ja">{_ruby(item.ruby)}</h2>\n'
        f"<p class=meaning>{_mixed(item.gloss)}</p>\n"
        f"<p class=about>{_about(item)}</p>\n"
        + (f"<p class=parts>{_mixed(made)}</p>\n" if made else "")
        + f'<p class=sentence lang="ja">{before}<mark>{word}</mark>{behind}</p></article>\n'
    )


def _about(item: Item) -> str:
    told = (
        item.pos,
        words.topic(item),
        f"level {item.level}" if item.level else "",
        words.frequency(item),
        f"{item.count} ×" if item.count > 1 else "",
        "put together from its parts" if item.composed else "",
        ", ".join(item.texts) if len(item.texts) > 1 else "",
    )
    return " · ".join(inert(one) for one in told if one)


def _mixed(text: str) -> str:
    """English with Japanese in it, each in its language."""
    return "".join(
        f'<span lang="ja">{inert(part)}</span>' if _JAPANESE(part) else inert(part)
        for part in _PARTS(text)
    )


_SCRIPT = f"[{kana.KANJI}{kana.HIRAGANA}{kana.KATAKANA}・]"
_JAPANESE = re.compile(_SCRIPT).match
_PARTS = re.compile(f"{_SCRIPT}+|[^{_SCRIPT[1:]}+").findall


def _ruby(rubies: Iterable[Ruby]) -> str:
    return "".join(
        f"<ruby>{inert(base)}<rp>(</rp><rt>{inert(reading)}</rt><rp>)</rp></ruby>"
        if reading
        else inert(base)
        for base, reading in rubies
    )
