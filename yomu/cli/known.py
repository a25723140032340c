"""`yomu known`: the words the reader knows."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from yomu import kana
from yomu.cli import known_import, output
from yomu.cli.columns import harmless, some
from yomu.cli.options import data_dir_option
from yomu.cli.settings import Settings
from yomu.errors import MissingDictionary, YomuError
from yomu.model import Entry, Word
from yomu.study import known
from yomu.study.bands import BANDS, band
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
    if not found.pairs and not found.others:
        raise YomuError("there is no word to add")
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


@command.command("stats")
@data_dir_option
@click.pass_obj
def stats(settings: Settings) -> None:
    """Count the known words: how common they are, and of which JLPT levels."""
    pairs = settings.known()
    words = known.words(pairs)
    click.echo(f"{len(words):,} words, {len(pairs) - len(words):,} kanji")
    found = settings.lexicon().find({headword for headword, _ in words})
    entries = [_entry(pair, found.get(pair[0], ())) for pair in words]
    counts = Counter(band(_word(pair, its)) for pair, its in zip(words, entries, strict=True))
    for number, name in BANDS.items():
        if counts[number]:
            click.echo(f"  {name:<12} {counts[number]:>6,}")
    _show_levels(words)


def _entry(pair: Pair, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entry of a known word: the commonest that is read so."""
    reading = kana.to_hiragana(pair[1])
    fitting = (e for e in entries if any(kana.to_hiragana(r.text) == reading for r in e.readings))
    return tuple(sorted(fitting, key=lambda entry: entry.rank))[:1]


def _word(pair: Pair, entries: tuple[Entry, ...]) -> Word:
    return Word(pair[0], pair[0], "noun", pair[1], (), entries=entries)


def _show_levels(words: Iterable[Pair]) -> None:
    from yomu.study import jlpt

    with suppress(MissingDictionary):
        levels = jlpt.by_word()
        counts = Counter(levels.get((word, kana.to_hiragana(read)), 0) for word, read in words)
        for level in range(jlpt.EASIEST, 0, -1):
            click.echo(f"  N{level}           {counts[level]:>6,} of {_size(jlpt.words(level)):,}")
        click.echo(jlpt.CREDIT, err=True)


def _size(words: Iterable[Pair]) -> int:
    return sum(1 for _ in words)


def _shown(pair: Pair) -> str:
    headword, reading = map(harmless, pair)
    return f"{headword}[{reading}]" if reading not in ("", headword) else headword


command.add_command(known_import.command)
