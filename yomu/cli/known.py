"""`yomu known`: the words the reader knows."""

from pathlib import Path

import click

from yomu.cli import known_import, output
from yomu.cli.columns import harmless, some
from yomu.cli.settings import Settings, data_dir_option
from yomu.errors import YomuError
from yomu.study import known
from yomu.study.known import Pair


@click.group("known")
@data_dir_option
def command() -> None:
    """Keep the words you know: `--furigana unknown`, `vocab --unknown` and `stats` go by them.

    They lie in known.tsv in the data folder, each as headword and reading.

    \b
    yomu known add 停戦 食べる[たべる]
    yomu known import known-words.tsv      saved from a page
    yomu known import collection.apkg      cards of Anki
    yomu known stats
    """


@command.command("add")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@data_dir_option
@click.pass_obj
def add(settings: Settings, words: tuple[str, ...]) -> None:
    """Add words, in any form; print them as they are kept.

    A reading in brackets says which word is meant: 空[から].
    """
    from yomu.cli.resolving import resolved
    from yomu.study import word_list

    found = resolved(settings, (one for word in words for one in word_list.words(word)))
    known.add(settings.known_file, found.pairs)
    for pair in found.pairs:
        click.echo(_shown(pair))
    if found.others:
        raise YomuError(f"{some(found.others)}: no single word; add the words of it one by one")


@command.command("remove")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@data_dir_option
@click.pass_obj
def remove(settings: Settings, words: tuple[str, ...]) -> None:
    """Remove words, by headword or by headword[reading], as `yomu known list` shows them."""
    kept = settings.known()
    gone: set[Pair] = set()
    for word in words:
        headword, _, reading = word.removesuffix("]").partition("[")
        found = {pair for pair in kept if pair[0] == headword and reading in ("", pair[1])}
        if not found:
            raise YomuError(f"{harmless(word)} is not among the known words (yomu known list)")
        gone |= found
    known.remove(settings.known_file, gone)


@command.command("list")
@click.argument("part", default="")
@data_dir_option
@click.pass_obj
def show(settings: Settings, part: str) -> None:
    """Show the known words, a word a line; those that PART stands in, where it is given."""
    for pair in sorted(settings.known()):
        if part in pair[0] or part in pair[1]:
            click.echo(_shown(pair))


@command.command("export")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File to write (tab-separated).",
)
@data_dir_option
@click.pass_obj
def export(settings: Settings, target: Path | None) -> None:
    """Write the known words as a table that `yomu known import` and spreadsheets read."""
    pairs = settings.known()
    with output.opened(target) as out:
        out.write(known.written(pairs))


def _shown(pair: Pair) -> str:
    headword, reading = map(harmless, pair)
    return f"{headword}[{reading}]" if reading not in ("", headword) else headword


command.add_command(known_import.command)
