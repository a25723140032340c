"""`yomu glossary`: the lists of terms there are, and the reader's own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from yomu import data, kana, userdata
from yomu.cli.columns import columns, harmless
from yomu.cli.options import data_dir_option
from yomu.cli.settings import Settings
from yomu.dictionary import glossary_table as tables
from yomu.dictionary import own
from yomu.dictionary.sources import glossary
from yomu.errors import UsageError, YomuError

_MINE = "mine"
"""The glossary terms are put into where none is named."""


class _Known(NamedTuple):
    """A glossary one can show."""

    name: str
    file: Path
    is_own: bool


@click.group("glossary")
@data_dir_option
def command() -> None:
    """List, show, check and add glossaries: tables of the terms of a subject.

    Your own lie in the data folder and outrank every other dictionary. How such a table is
    written stands in docs/glossaries.md.
    """


@command.command("list")
@data_dir_option
@click.pass_context
def show_list(ctx: click.Context) -> None:
    """List the glossaries there are, with the number of their terms and their topics."""
    for known in _all(ctx.ensure_object(Settings).data_dir):
        table = tables.read(known.file)
        topics = sorted({row.cells.get("topic", "") for row in table.rows} - {""})
        whose = f"yours, {known.file}" if known.is_own else "comes with yomu"
        about = f", {', '.join(topics)}" if topics else ""
        click.echo(harmless(f"{known.name}: {_terms(table)}{about} ({whose})"))


@command.command("show")
@click.argument("names", nargs=-1, required=True, metavar="NAME|TERM...")
@data_dir_option
@click.pass_context
def show(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Show all terms of a glossary, or the terms of all glossaries that are written so."""
    folder = ctx.ensure_object(Settings).data_dir
    for name in names:
        rows = list(_found(_all(folder), name))
        if not rows:
            raise YomuError(f"no glossary and no term is called {harmless(name)}")
        for line in _aligned(rows):
            click.echo(line)


@command.command("check")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@data_dir_option
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Say what is wrong with a glossary, line by line, and where JMdict reads a term otherwise.

    Ends with exit code 1 if anything is wrong; that JMdict differs may be right, and is not.
    """
    lexicon = ctx.ensure_object(Settings).lexicon()
    wrong = 0
    for file in files:
        table = tables.read(file)
        found = sorted(tables.faults(table))
        wrong += len(found)
        for line, text, _ in found:
            click.echo(harmless(f"{file}:{line}: {text}"))
        for line, text, _ in tables.doubts(table, lexicon.find):
            click.echo(harmless(f"{file}:{line}: note: {text}"))
        click.echo(harmless(f"{file}: {_terms(table)}, {len(found)} faults"), err=True)
    if wrong:
        ctx.exit(1)


@command.command("add")
@click.argument("what", metavar="FILE|TERM=READING")
@click.argument("english", required=False)
@click.option("--glossary", "name", default="", help="The glossary's name [default: mine].")
@click.option("--topic", default="", help="The subject, one English word.")
@click.option("--subtopic", default="", help="A part of it.")
@click.option("--level", default="", help="1 (everybody meets it) … 5 (specialists).")
@data_dir_option
@click.pass_context
def add(ctx: click.Context, /, what: str, english: str | None, name: str, **more: str) -> None:
    """Keep a glossary in the data folder, or put a term into your own.

    \b
    yomu glossary add sports.tsv
    yomu glossary add 準決勝=じゅんけっしょう "semi-final" --glossary sports
    """
    folder = ctx.ensure_object(Settings).data_dir
    if english is None:
        table = tables.read(_file(what))
        target = _own_file(folder, name or Path(what).stem)
    else:
        table = tables.Table((), (_term(what, english, more),))
        target = _own_file(folder, name or _MINE)
    _refuse(what, table)
    _change(target, lambda old: tables.Table(old.comments or table.comments, old.rows + table.rows))
    click.echo(harmless(f"{_terms(table)} kept in {target}"), err=True)


def _refuse(what: str, table: tables.Table) -> None:
    """`UsageError` where rows are wrong in more than their order, which is put right."""
    wrong = [fault for fault in tables.faults(table) if not fault.is_order]
    if wrong:
        line, text, _ = wrong[0]
        more = f" (and {len(wrong) - 1} more: yomu glossary check FILE)" if wrong[1:] else ""
        raise UsageError(harmless(f"{what}, line {line}: {text}{more}"))


@command.command("remove")
@click.argument("name", metavar="NAME|TERM")
@click.option("--glossary", default=_MINE, show_default=True, help="Where the TERM is.")
@data_dir_option
@click.pass_context
def remove(ctx: click.Context, name: str, glossary: str) -> None:
    """Take a glossary of your own away, or one term out of it."""
    folder = ctx.ensure_object(Settings).data_dir
    whole = [file for file in own.files(folder) if file.stem == name]
    if whole:
        whole[0].unlink()
        return
    target = _own_file(folder, glossary)

    def without(old: tables.Table) -> tables.Table:
        rows = tuple(row for row in old.rows if row.cells["headword"] != name)
        if len(rows) == len(old.rows):
            raise YomuError(f"{harmless(name)} is no glossary of yours, and no term of {glossary}")
        return old._replace(rows=rows)

    _change(target, without)


def _terms(table: tables.Table) -> str:
    return f"{len(table.rows):,} term{'' if len(table.rows) == 1 else 's'}"


def _all(folder: Path) -> list[_Known]:
    shipped = (*glossary.TERMS, *glossary.REGISTERS)
    return [
        *(_Known(file.stem, file, is_own=True) for file in own.files(folder)),
        *(_Known(name, data.path(f"{name}.tsv"), is_own=False) for name in shipped),
    ]


def _found(known: Sequence[_Known], name: str) -> Iterator[Sequence[str]]:
    """The rows of the glossary called `name`, else the terms spelt so, whichever have them."""
    named = [one for one in known if one.name == name]
    for one in named[:1] or known:
        for row in tables.read(one.file).rows:
            if named or name in [form for form, _ in tables.forms(row.cells)]:
                cells = row.cells
                english = cells.get("english") or cells.get("latin", "")
                yield (cells["headword"], cells["reading"], english, cells.get("subtopic", ""))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        padded = (cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True))
        yield harmless("  ".join(padded).rstrip())


def _file(what: str) -> Path:
    if "=" in what and not Path(what).exists():
        raise UsageError('a term needs its English: yomu glossary add TERM=READING "English"')
    return Path(what)


def _term(text: str, english: str, more: dict[str, str]) -> tables.Row:
    headword, _, reading = text.replace("＝", "=").partition("=")
    if not reading:
        raise UsageError(f"{harmless(text)} is no TERM=READING, like 準決勝=じゅんけっしょう")
    cells = {"headword": headword, "reading": reading, "english": english, **more}
    return tables.Row(1, {name: kana.compose(cell.strip()) for name, cell in cells.items()})


def _own_file(folder: Path, name: str) -> Path:
    if not name or Path(name).name != name or name.startswith("."):
        raise UsageError(f"a glossary's name is one word, like sports, not {harmless(name)}")
    return folder / own.FOLDER / f"{name}.tsv"


def _change(file: Path, change: Callable[[tables.Table], tables.Table]) -> None:
    def changed(content: bytes) -> bytes:
        old = tables.parse(content, file) if content else tables.Table((), ())
        return tables.written(change(old)).encode()

    userdata.change(file, changed)
