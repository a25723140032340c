"""`yomu stats`: how hard a text is, and what one must learn to read it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import click

from yomu.cli import inputs, output
from yomu.cli.columns import columns, harmless, wrapped
from yomu.cli.options import data_dir_option, fixes_option, input_options
from yomu.cli.progress import watched
from yomu.cli.reading import annotated
from yomu.cli.settings import Settings
from yomu.errors import MissingDictionary
from yomu.formats import _cells
from yomu.model import Document, Word
from yomu.study import jlpt, portrait
from yomu.study.coverage import TARGET, Coverage, fitting
from yomu.study.portrait import Learnt, Portrait
from yomu.study.readability import Readability

SHOWN = 25
"""Words to learn that the table shows; the other formats have them all."""


@click.command("stats")
@click.option(
    "-t",
    "--to",
    "to",
    type=click.Choice(["table", "json", "tsv"]),
    help="What to write; the table is for people.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="File to write; its suffix names the format.",
)
@click.option(
    "--target",
    "percent",
    type=click.FloatRange(0, 100),
    default=100 * TARGET,
    show_default=True,
    metavar="PERCENT",
    help="Of the running words, how many you want to know.",
)
@input_options
@fixes_option
@data_dir_option
@click.pass_obj
def command(
    settings: Settings,
    /,
    names: tuple[str, ...],
    reader: str | None,
    encoding: str | None,
    fixes: Path | None,
    to: str | None,
    target: Path | None,
    percent: float,
) -> None:
    """Count a text: its words by level and how common they are, how readable it is.

    With what `yomu known` keeps: how much of it you know, and the fewest words to learn to know
    enough of it. Of several texts, the one that fits you best: the one that teaches most and can
    still be read.
    """
    portraits: list[Portrait] = []
    level = _levels()
    pairs, lexicon, fixed = settings.known(), settings.lexicon(), settings.fixes(fixes)
    named = inputs.Inputs(names, reader, encoding)
    with output.opened(target) as out:

        def count(name: str, document: Document) -> None:
            from yomu.segment import morphemes
            from yomu.study.senses import fitted

            coverage, readability = Coverage(pairs), Readability()
            sentences = fitted(annotated(settings, document, lexicon, fixed))
            for sentence in watched(sentences, document.source, out):
                coverage.meet(sentence)
                readability.meet(morphemes(sentence.text))
            text = "stdin" if name == "-" else name
            portraits.append(portrait.made(text, coverage, readability, percent / 100, level))

        named.each(count)
        with_words = [one for one in portraits if one.words] or portraits
        best = with_words[fitting([one.known for one in with_words], percent / 100)].text
        for line in _WRITTEN[to or _by_suffix(target)](portraits, percent / 100, best):
            out.write(f"{line}\n")
    named.end()


def _by_suffix(target: Path | None) -> str:
    name = target.suffix.lower()[1:] if target else ""
    return name if name in _WRITTEN else "table"


def _levels() -> Callable[[Word], int] | None:
    """How to tell a word's level; nothing where the lists are not installed."""
    with suppress(MissingDictionary):
        jlpt.by_word()
        return jlpt.level
    return None


# ---------------------------------------------------------------- formats


def _json(portraits: Sequence[Portrait], target: float, best: str) -> Iterator[str]:
    credit = jlpt.CREDIT if portraits[0].levels else ""
    texts = [asdict(one) for one in portraits]
    whole = {"target": target, "best": best, "levels_from": credit, "texts": texts}
    yield json.dumps(whole, ensure_ascii=False, indent=1)


def _tsv(portraits: Sequence[Portrait], _target: float, best: str) -> Iterator[str]:
    yield _cells.line((*_COLUMNS, "to_learn", "best"))
    for one in portraits:
        cells = [str(getattr(one, name)) for name in _COLUMNS]
        yield _cells.line((*cells, str(len(one.learn)), "yes" if one.text == best else ""))


_COLUMNS = (
    *("text", "characters", "kanji", "distinct_kanji", "sentences", "words", "distinct_words"),
    *("readability", "readability_level", "known", "known_vocabulary"),
)


def _table(portraits: Sequence[Portrait], target: float, best: str) -> Iterator[str]:
    for one in portraits:
        yield from _described(one)
        yield from _lesson(one, target)
        yield ""
    if any(one.levels for one in portraits):
        yield from (line.text for line in wrapped(jlpt.CREDIT + ".", _WIDTH))
    if len(portraits) > 1:
        yield f"{harmless(best)} fits you best."


_WIDTH = 80


def _described(one: Portrait) -> Iterator[str]:
    level = f", {one.readability_level}" if one.readability_level else ""
    yield harmless(one.text)
    yield _row("characters", f"{one.characters:,}")
    yield _row("kanji", f"{one.kanji:,}, {one.distinct_kanji:,} different ones")
    if not one.words:
        return
    yield _row("sentences", f"{one.sentences:,}")
    yield _row("words", f"{one.words:,}, {one.distinct_words:,} different ones to be learnt")
    yield _row("readability", f"{one.readability:.1f}{level} (jReadability)")
    none = "" if one.known_vocabulary else " (yomu known --help)"
    yield _row("known", f"{one.known:.1%}; of those to be learnt {one.known_vocabulary:.1%}{none}")
    yield _row("how common", _shares(one.bands))
    if one.levels:
        yield _row("JLPT", _shares(one.levels))
    yield _row("school year", _shares(one.grades))


def _row(name: str, value: str) -> str:
    return f"  {name:<12} {value}"


def _shares(shares: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {share:.0%}" for name, share in shares.items() if share)


def _lesson(one: Portrait, target: float) -> Iterator[str]:
    if not one.learn:
        yield f"You know {target:.0%} of this text." if one.words else "There are no words in it."
        return
    words = f"these {len(one.learn):,} words" if len(one.learn) > 1 else "this word"
    yield f"Learn {words} and you know {one.known_then:.1%} of this text:"
    shown = one.learn[:SHOWN]
    widest = max(columns(_headed(word)) for word in shown)
    for word in shown:
        gap = " " * (widest - columns(_headed(word)))
        yield f"  {_headed(word)}{gap}  {word.count:>3} ×  {word.level:<2}  {word.gloss}".rstrip()
    if len(one.learn) > SHOWN:
        yield f"  … and {len(one.learn) - SHOWN:,} more (--to json has all)"


def _headed(word: Learnt) -> str:
    reading = f" {word.reading}" if word.reading != word.word else ""
    return harmless(word.word + reading)


_WRITTEN = {"table": _table, "json": _json, "tsv": _tsv}
