"""`yomu dict`: what the dictionaries are, how to build them anew, how to update them."""

import sys
from datetime import date
from pathlib import Path

import click

from yomu.cli.options import data_dir_option
from yomu.cli.progress import building
from yomu.cli.settings import Settings
from yomu.dictionary.about import About, about
from yomu.dictionary.volume import missing

_OLD = 365
"""Days after which a dictionary should be updated; the EDRDG's licence asks for it."""


@click.group("dict")
@data_dir_option
def command() -> None:
    """Show, build or update the dictionaries.

    They are built from the data installed with yomu when they are first needed, without a
    network, and lie in the data folder (--data-dir, YOMU_DATA_DIR).
    """


@command.command("info")
@data_dir_option
@click.pass_context
def info(ctx: click.Context) -> None:
    """Show what is installed: dates, sizes, licences, credits."""
    folder = ctx.ensure_object(Settings).data_dir
    installed = about(folder)
    if not installed:
        click.echo(f"No dictionaries in {folder}; they are built when first needed.")
        return
    size = sum(dictionary.size for dictionary in installed)
    click.echo(f"Dictionaries in {folder} ({_megabytes(size)})")
    for dictionary in installed:
        click.echo("\n" + _description(dictionary))
    if missing(folder):
        names = ", ".join(missing(folder))
        click.echo(f"\nNot there, or to be built anew when next needed: {names}")
    _say_how_to_update(installed, err=False)


@command.command("build")
@data_dir_option
@click.pass_context
def build(ctx: click.Context) -> None:
    """Build all dictionaries anew from the data installed with yomu.

    Needs no network. An update of JMdict is undone by it.
    """
    from yomu.dictionary import build

    folder = ctx.ensure_object(Settings).data_dir
    with building(sys.stderr, "building the dictionary anew") as told:
        build.build(folder, told)
    _say_how_to_update(about(folder), err=True)


@command.command("update")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@data_dir_option
@click.pass_context
def update(ctx: click.Context, path: Path | None) -> None:
    """Replace JMdict by the one in PATH, or by the newest there is.

    PATH is a JMdict_e.gz, JMdict.gz or their XML from https://www.edrdg.org/. Without it, the
    file is fetched from there: the only time yomu uses the network.
    """
    from yomu.dictionary import update
    from yomu.dictionary.sources.jmdict_xml import ADDRESS

    folder = ctx.ensure_object(Settings).data_dir
    with building(sys.stderr, "updating JMdict") as told:
        if path is None:
            update.fetch(folder, ADDRESS, told)
        else:
            update.update(folder, path, told)
    installed = about(folder)
    for dictionary in installed:
        if dictionary.name == "jmdict":
            click.echo(f"JMdict is now that of {dictionary.date}{_age(dictionary)}.", err=True)


def _description(dictionary: About) -> str:
    dated = f"data of {dictionary.date}{_age(dictionary)}" if dictionary.date else "no date"
    return "\n".join(
        (
            f"{dictionary.title}: {dictionary.entries:,} entries, {dated}",
            f"  built {dictionary.built} from {dictionary.source}, {_megabytes(dictionary.size)}",
            f"  {dictionary.credit}",
            f"  Licence: {dictionary.licence}",
        )
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _days(dictionary: About) -> int:
    if not dictionary.date:
        return 0
    return (date.today() - date.fromisoformat(dictionary.date)).days


def _age(dictionary: About) -> str:
    """How old it is, where that is more than a year."""
    days = _days(dictionary)
    return f", {days / 365.25:.1f} years old" if days > _OLD else ""


def _say_how_to_update(installed: tuple[About, ...], *, err: bool) -> None:
    for dictionary in installed:
        if dictionary.name == "jmdict" and _days(dictionary) > _OLD:
            click.echo(
                f"JMdict's data are over a year old ({dictionary.date}); "
                "to update them, type: yomu dict update",
                err=err,
            )
