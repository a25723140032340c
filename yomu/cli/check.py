"""`yomu check`: the readings that are in doubt, to be proofread in a spreadsheet."""

from pathlib import Path

import click

from yomu import fix_table
from yomu.cli import inputs, output
from yomu.cli.options import data_dir_option, fixes_option, input_options
from yomu.cli.progress import watched
from yomu.cli.reading import annotated
from yomu.cli.settings import Settings
from yomu.doubts import COLUMNS, Doubts
from yomu.model import Document

_BOM = "\ufeff"


@click.command("check")
@input_options
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File to write (tab-separated, for any spreadsheet).",
)
@fixes_option
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    names: tuple[str, ...],
    reader: str | None,
    encoding: str | None,
    target: Path | None,
    fixes: Path | None,
) -> None:
    """List the doubtful readings of texts, to be proofread.

    A row for each doubtful word and context, with other readings it could have. Correct the
    column "reading" and give the table back; rows you leave as they are change nothing.

    \b
    yomu check article.txt -o fixes.tsv
    yomu annotate article.txt --fixes fixes.tsv -o article.html
    """
    lexicon, known = settings.lexicon(), settings.fixes(fixes)
    doubts = Doubts()
    named = inputs.Inputs(names, reader, encoding)
    rows: list[tuple[str, ...]] = [COLUMNS]
    with output.opened(target) as out:

        def check(_: str, document: Document) -> None:
            sentences = annotated(settings, document, lexicon, known)
            sentences = watched(sentences, document.source, out)
            rows.extend(doubts.rows(sentences, document.source))

        named.each(check)
        # Excel takes a file for UTF-8 only if it begins so; in a pipe it would be in the way.
        out.write(_BOM if target else "")
        out.writelines(fix_table.written(rows))
    click.echo(f"yomu: {doubts.doubtful:,} of {doubts.read:,} readings are doubtful", err=True)
    named.end()
