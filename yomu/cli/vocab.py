"""`yomu vocab`: the words of texts, to be learnt."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

import click

from yomu import lists
from yomu.cli import inputs, output, selecting
from yomu.cli.settings import Settings
from yomu.errors import UsageError
from yomu.study.item import Item

_WIDEST = 120
"""Columns; longer lines are hard to read."""
_STYLES: dict[str, dict[str, Any]] = {
    "heading": {"underline": True},
    "word": {"bold": True},
    "more": {"dim": True},
}


@click.command("vocab")
@click.option(
    "-t",
    "--to",
    "to",
    type=click.Choice(("table", *lists.NAMES)),
    help="What to write; a table for the terminal without -t and -o.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File to write; its suffix names the format.",
)
@selecting.options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    to: str | None,
    target: Path | None,
    reader: str | None,
    encoding: str | None,
    fixes: Path | None,
    **wishes: Any,
) -> None:
    """List the words worth learning of a text, or of several as one list.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe).

    \b
    yomu vocab article.txt --topic politics
    yomu vocab article.txt --names only
    yomu vocab lesson7.txt --new-since lessons1-6.tsv -o lesson7.html
    """
    name = to or _by_suffix(target)
    named = inputs.Inputs(names, reader, encoding)
    items = selecting.selected(ctx.ensure_object(Settings), named, fixes, **wishes)
    with output.opened(target) as out:
        if name == "table":
            _show(items, out, ctx.color)
        else:
            lists.load(name).write(items, out)
    named.end()


def _show(items: Sequence[Item], out: TextIO, color: bool | None) -> None:
    from yomu.cli.table import lines

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for line in lines(items, width):
        style = _STYLES.get(line.style)
        click.echo(click.style(line.text, **style) if style else line.text, out, color=color)


def _by_suffix(target: Path | None) -> str:
    if target is None:
        return "table"
    name = lists.by_suffix(target.name)
    if not name:
        raise UsageError(f"no list is a {target.suffix or target.name!r}; name a format with --to")
    return name
