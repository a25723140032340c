"""`yomu annotate`: texts in, annotated texts out."""

from pathlib import Path
from typing import Any

import click

from yomu import formats
from yomu.cli import inputs
from yomu.cli.annotating import annotate
from yomu.cli.options import data_dir_option, fixes_option, furigana_option, input_options
from yomu.cli.settings import Settings


@click.command("annotate")
@click.option("-t", "--to", "to", metavar="FORMAT", help="What to write; see `yomu formats`.")
@click.option(
    "-o",
    "--output",
    "target",
    help="File to write, or a folder (with several inputs). Its suffix names the format.",
)
@input_options
@click.option(
    "--ruby",
    type=click.Choice(["mono", "group"]),
    help="Furigana over each kanji, or over each run of them.",
)
@click.option(
    "--romaji",
    type=click.Choice(["hepburn", "plain"]),
    default="hepburn",
    show_default=True,
    help="For --to romaji: with macrons or without.",
)
@furigana_option
@click.option("--vertical", is_flag=True, help="For html: write from top to bottom.")
@click.option("--pitch", is_flag=True, help="For html: draw the pitch accent on the cards.")
@click.option("--bare", is_flag=True, help="For html: the text with its ruby, nothing else.")
@click.option("--theme", type=click.Choice(["light", "dark", "sepia"]), help="For html: colours.")
@fixes_option
@click.option("--mark-doubtful", is_flag=True, help="Flag the readings that are in doubt.")
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    names: tuple[str, ...],
    to: str | None,
    target: str | None,
    reader: str | None,
    encoding: str | None,
    ruby: formats.RubyStyle | None,
    romaji: formats.RomajiStyle,
    fixes: Path | None,
    mark_doubtful: bool,
    pitch: bool,
    **page: Any,
) -> None:
    """Add readings and look-ups to texts.

    INPUT is a file, or - for standard input (also without any INPUT, in a pipe). Without -t and
    -o, 漢字(かんじ) is written to the terminal.
    """
    page["theme"] = page["theme"] or ""
    page["pitch"] = settings.accents().of if pitch else None
    options = formats.Options(ruby=ruby or "", romaji=romaji, doubtful=mark_doubtful, **page)
    annotate(settings, inputs.Inputs(names, reader, encoding), to, target, options, fixes)
