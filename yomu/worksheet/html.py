"""A worksheet as one HTML file to be printed: exercises first, answers on a page of their own."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TextIO

from yomu import ruby
from yomu.formats import Options
from yomu.formats._html_text import blocks, inert
from yomu.formats._lines import furigana
from yomu.model import Ruby, Word
from yomu.worksheet.sheet import LETTERS, Question, Sheet
from yomu.worksheet.words import CREDIT, HEADINGS

SUFFIX = ".html"
_STYLE = Path(__file__).with_name("sheet.css")


def write(sheets: Iterable[Sheet], out: TextIO, options: Options) -> None:
    """Write the sheets one after the other, and all their answers at the end."""
    sheets = tuple(sheets)
    out.writelines(_head(sheets[0].title if sheets else "yomu"))
    for sheet in sheets:
        out.write(f"<section class=sheet>\n{_top(sheet, options)}")
        out.writelines(_exercises(sheet, options))
        out.write("</section>\n")
    for sheet in sheets:
        if sheet.answers:
            out.writelines(_answers(sheet))
    out.write(f"<footer>{inert(CREDIT)}</footer>\n</body>\n</html>\n")


def _head(title: str) -> Iterator[str]:
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
    yield (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"


def _top(sheet: Sheet, options: Options) -> str:
    words = (word for sentence in sheet.heading for word in sentence.words)
    heading = "".join(_word(word, sheet, options) for word in words).strip()
    return (
        f"<header><h1>{heading or inert(sheet.title)}</h1>"
        "<p class=who><span>名前</span><i></i><span>日付</span><i></i></p></header>\n"
    )


def _exercises(sheet: Sheet, options: Options) -> Iterator[str]:
    if sheet.sentences:
        yield "<article>"
        yield from blocks(sheet.sentences, lambda word: _word(word, sheet, options), titled=True)
        yield "</article>\n"
    if sheet.words:
        yield from _words(sheet)
    if sheet.readings:
        yield f"{_heading('readings')}<ol class=readings>\n"
        yield from (f"<li>{_asked(q, options, _boxes(q))}\n" for q in sheet.readings)
        yield "</ol>\n"
    if sheet.cloze:
        yield from _cloze(sheet, options)
    if sheet.matching:
        yield from _matching(sheet)


def _words(sheet: Sheet) -> Iterator[str]:
    yield f"{_heading('words')}<table class=words>\n"
    for item in sheet.words:
        yield f"<tr><th>{_marked(item.ruby)}</th><td lang=en>{inert(item.gloss)}</td></tr>\n"
    yield "</table>\n"


def _cloze(sheet: Sheet, options: Options) -> Iterator[str]:
    bank = "".join(f"<span>{_marked(_shown(word, options))}</span>" for word in sheet.bank)
    yield f"{_heading('cloze')}<p class=bank>{bank}</p>\n<ol class=cloze>\n"
    for question in sheet.cloze:
        yield f"<li>{_asked(question, options, '<b class=gap></b>')}\n"
    yield "</ol>\n"


def _matching(sheet: Sheet) -> Iterator[str]:
    yield f"{_heading('matching')}<div class=matching>\n<ol>\n"
    for pair in sheet.matching:
        yield f"<li>{inert(pair.item.word)}<b class=letter></b>\n"
    yield "</ol>\n<ol class=meanings lang=en>\n"
    for meaning in sheet.meanings:
        yield f"<li>{inert(meaning)}\n"
    yield "</ol>\n</div>\n"


def _answers(sheet: Sheet) -> Iterator[str]:
    yield f"<section class=answers>\n<h1>{inert(sheet.title)}</h1>\n{_heading('answers')}"
    for name, questions in (("readings", sheet.readings), ("cloze", sheet.cloze)):
        if questions:
            yield f"{_heading(name, 3)}<ol>\n"
            yield from (f"<li>{_marked(question.rubies)}\n" for question in questions)
            yield "</ol>\n"
    if sheet.matching:
        yield f"{_heading('matching', 3)}<ol>\n"
        for word, letter in sheet.matching:
            meaning = sheet.meanings[LETTERS.index(letter)]
            said = f"<b>{letter}</b> <span lang=en>{inert(meaning)}</span>"
            yield f"<li>{_marked(word.ruby)} {said}\n"
        yield "</ol>\n"
    yield "</section>\n"


def _heading(name: str, level: int = 2) -> str:
    japanese, english = HEADINGS[name]
    return f"<h{level}>{japanese} <small lang=en>{english}</small></h{level}>\n"


def _word(word: Word, sheet: Sheet, options: Options) -> str:
    if word.surface in sheet.asked:
        return inert(word.surface)
    return _marked(furigana(word, options))


def _asked(question: Question, options: Options, place: str) -> str:
    words = question.sentence.words
    before = "".join(_marked(furigana(word, options)) for word in words[: question.first])
    after = "".join(_marked(furigana(word, options)) for word in words[question.last :])
    return before.lstrip() + place + after.rstrip()


def _boxes(question: Question) -> str:
    """The asked word with an empty box over its kanji."""
    written = (
        f"<span class=over>{inert(base)}</span>" if reading else inert(base)
        for base, reading in question.rubies
    )
    return f"<b class=asked>{''.join(written)}</b>"


def _shown(rubies: tuple[Ruby, ...], options: Options) -> tuple[Ruby, ...]:
    if options.furigana == "none":
        return tuple(Ruby(base) for base, _ in rubies)
    return rubies


def _marked(rubies: Iterable[Ruby]) -> str:
    return "".join(
        f"<ruby>{inert(base)}<rp>(</rp><rt>{inert(reading)}</rt><rp>)</rp></ruby>"
        if reading
        else inert(base)
        for base, reading in ruby.group(rubies)
    )
