"""A worksheet as Markdown, furigana as {漢字|かんじ}."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from yomu import ruby
from yomu.formats import Options
from yomu.formats._lines import furigana
from yomu.formats.markdown import escaped
from yomu.model import Ruby, Word
from yomu.worksheet.sheet import LETTERS, Question, Sheet
from yomu.worksheet.words import CREDIT, HEADINGS

SUFFIX = ".md"
_BREAK = "\n---\n\n"
_BLANK = "＿＿＿＿"


def write(sheets: Iterable[Sheet], out: TextIO, options: Options) -> None:
    """Write the sheets one after the other, and all their answers at the end."""
    sheets = tuple(sheets)
    for number, sheet in enumerate(sheets):
        out.write(_BREAK if number else "")
        out.write(f"# {_heading_of(sheet, options)}\n\n名前{_BLANK * 2}　日付{_BLANK}\n\n")
        out.writelines(_exercises(sheet, options))
    for sheet in sheets:
        if sheet.answers:
            out.write(_BREAK)
            out.writelines(_answers(sheet))
    out.write(f"\n---\n\n{CREDIT}\n")


def _heading_of(sheet: Sheet, options: Options) -> str:
    words = (word for sentence in sheet.heading for word in sentence.words)
    heading = "".join(_word(word, sheet, options) for word in words)
    return _line(heading) or escaped(_line(sheet.title))


def _exercises(sheet: Sheet, options: Options) -> Iterator[str]:
    for sentence in sheet.sentences:
        yield "".join(_word(word, sheet, options) for word in sentence.words)
        yield "\n\n" if sentence.end else ""
    if sheet.words:
        yield f"\n{_heading('words')}"
        for item in sheet.words:
            yield f"- {_marked(item.ruby)}: {escaped(item.gloss)}\n"
    if sheet.readings:
        yield f"\n{_heading('readings')}"
        yield from _numbered(_asked(q, options, _blanks(q)) for q in sheet.readings)
    if sheet.cloze:
        bank = "　".join(_marked(_shown(word, options)) for word in sheet.bank)
        yield f"\n{_heading('cloze')}［ {bank} ］\n\n"
        yield from _numbered(_asked(q, options, f"（{_BLANK}）") for q in sheet.cloze)
    if sheet.matching:
        yield f"\n{_heading('matching')}"
        yield from _numbered(f"{escaped(pair.item.word)} （＿）" for pair in sheet.matching)
        yield "\n"
        for letter, meaning in zip(LETTERS, sheet.meanings, strict=False):
            yield f"- {letter}. {escaped(meaning)}\n"


def _answers(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(_line(sheet.title))}\n\n{_heading('answers')}"
    for name, questions in (("readings", sheet.readings), ("cloze", sheet.cloze)):
        if questions:
            yield f"\n#{_heading(name)}"
            yield from _numbered(_marked(question.rubies) for question in questions)
    if sheet.matching:
        yield f"\n#{_heading('matching')}"
        yield from _numbered(
            f"{_marked(item.ruby)} {letter}. {escaped(item.gloss)}"
            for item, letter in sheet.matching
        )


def _numbered(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        yield f"{number}. {line}\n"


def _heading(name: str) -> str:
    japanese, english = HEADINGS[name]
    return f"## {japanese} ({english})\n\n"


def _word(word: Word, sheet: Sheet, options: Options) -> str:
    if word.surface in sheet.asked:
        return escaped(word.surface)
    return _marked(furigana(word, options))


def _asked(question: Question, options: Options, place: str) -> str:
    words = question.sentence.words
    before = "".join(_marked(furigana(word, options)) for word in words[: question.first])
    after = "".join(_marked(furigana(word, options)) for word in words[question.last :])
    return _line(before) + place + _line(after)


def _blanks(question: Question) -> str:
    rubies = (Ruby(base, reading and _BLANK) for base, reading in question.rubies)
    return f"**{_marked(rubies)}**"


def _shown(rubies: tuple[Ruby, ...], options: Options) -> Iterable[Ruby]:
    if options.furigana == "none":
        return (Ruby(base) for base, _ in rubies)
    return rubies


def _marked(rubies: Iterable[Ruby]) -> str:
    return "".join(
        f"{{{escaped(base)}|{escaped(reading)}}}" if reading else escaped(base)
        for base, reading in ruby.group(rubies)
    )


def _line(text: str) -> str:
    return " ".join(text.split())
