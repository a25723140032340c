"""`yomu vocab`: the words of texts, to be learnt."""

from pathlib import Path
from typing import Any

import click

from yomu import lists
from yomu.cli import inputs, output, selecting
from yomu.cli.settings import Settings
from yomu.errors import UsageError


@click.command("vocab")
@click.option("-t", "--to", "to", type=click.Choice(lists.names()), help="What to write.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File to write; its suffix names the format.",
)
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
    fixes: Path | None,
    **wishes: Any,
) -> None:
    """List the words worth learning of a text, or of several as one list.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe).
    """
    form = lists.load(to or _by_suffix(target))
    named = inputs.Inputs(names, reader, encoding)
    items = selecting.selected(settings, named, fixes, **wishes)
    with output.opened(target) as out:
        form.write(items, out)
    named.end()


def _by_suffix(target: Path | None) -> str:
    if target is None:
        return "table"
    name = lists.by_suffix(target.name)
    if not name:
        raise UsageError(f"no list is a {target.suffix or target.name!r}; name a format with --to")
    return name
