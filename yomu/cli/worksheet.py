"""`yomu worksheet`: exercises on a text, to be printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from yomu import formats, worksheet
from yomu.cli import inputs, output, selecting
from yomu.cli.options import furigana_option
from yomu.cli.reading import annotated
from yomu.cli.settings import Settings
from yomu.errors import UsageError, YomuError
from yomu.model import Document
from yomu.worksheet.sheet import MOST, PARTS, Part, Sheet, Wishes, sheet


def _parts(_: click.Context, __: click.Parameter, value: str) -> frozenset[Part]:
    wanted = {name.strip() for name in value.split(",") if name.strip()}
    unknown = sorted(wanted - set(PARTS))
    if unknown:
        raise UsageError(f"no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    if wanted == {"answers"}:
        raise UsageError(
            "answers to what? name a part with questions too: readings, cloze, matching"
        )
    return frozenset(part for part in PARTS if part in wanted)


@click.command("worksheet")
@click.option("-t", "--to", "to", type=click.Choice(worksheet.names()), help="What to write.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File to write; its suffix names the format.",
)
@click.option(
    "--parts",
    default=",".join(PARTS),
    callback=_parts,
    help=f"What the sheet has: {', '.join(PARTS)}.",
)
@click.option(
    "--questions",
    type=click.IntRange(1, MOST),
    default=8,
    show_default=True,
    help="Questions of each kind.",
)
@click.option("--words", type=click.IntRange(1), default=20, help="Words in the list, at most.")
@click.option(
    "--sentence-max", "longest", type=click.IntRange(1), default=90, help="Ask in shorter ones."
)
@furigana_option
@click.option("--seed", default="1", help="Another seed asks for other words.")
@selecting.options
@click.pass_obj
def command(
    settings: Settings,
    /,
    names: tuple[str, ...],
    to: str | None,
    target: Path | None,
    reader: str | None,
    encoding: str | None,
    furigana: str,
    **rest: Any,
) -> None:
    """Make a worksheet of a text: readings, gaps, meanings, and the answers.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe); of several, each
    begins on a page of its own. The words asked for are those that the options choose; the same
    text, options and --seed give the same sheet.

    \b
    yomu worksheet article.txt -o sheet.html            to be printed from a browser
    yomu worksheet article.txt --topic politics --level 1-3 --seed 7
    """
    writer = worksheet.load(to or _by_suffix(target))
    names_of = ("parts", "questions", "words", "longest", "seed")
    wishes = Wishes(**{name: rest.pop(name) for name in names_of})
    named = inputs.Inputs(names, reader, encoding)
    sheets: list[Sheet] = []
    made = _Maker(settings, wishes, furigana, rest)
    named.each(lambda name, text: sheets.append(made.sheet(name, text)))
    with output.opened(target) as out:
        writer.write(sheets, out, formats.Options(furigana=furigana))
    named.end()


class _Text:
    """One text as inputs of its own."""

    def __init__(self, name: str, document: Document) -> None:
        self._name, self._document = name, document

    def each(self, work: Callable[[str, Document], None]) -> None:
        work(self._name, self._document)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the sheet of each text."""

    settings: Settings
    wishes: Wishes
    furigana: str
    rest: Mapping[str, Any]

    def sheet(self, name: str, document: Document) -> Sheet:
        from yomu.study.levels import marked
        from yomu.study.senses import fitted

        items = selecting.selected(self.settings, _Text(name, document), **self.rest)
        if not items:
            more = "ask for more with --topic, --level, --pos"
            raise YomuError(f"{name}: no word to ask for; {more}")
        fixes = self.settings.fixes(self.rest["fixes"])
        lexicon = self.settings.lexicon()
        sentences = fitted(annotated(self.settings, document, lexicon, fixes))
        shown = marked(sentences, self.furigana, self.settings.known())
        return sheet(document.title or "yomu", document.source, shown, items, self.wishes)


def _by_suffix(target: Path | None) -> str:
    if target is None:
        return worksheet.names()[0]
    name = worksheet.by_suffix(target.name)
    if not name:
        raise UsageError(f"no worksheet is a {target.suffix or target.name!r}; say --to html")
    return name
