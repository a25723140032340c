"""How many words and sentences yomu and its peers read right, on the gold sets.

    python benchmarks/readings.py --gold DIR [--model FILE --hold-out K/N] [--sets wac,kwdlc]

DIR is the folder of the gold sets with their scorer. Peers are those of its `peers.py` that are
installed. yomu's own model has learnt from the open sets (not from kwdlc): for figures on documents
it has not seen, train with `python -m training.readings --gold DIR --hold-out 0/5 -o FILE` and give
that file and the same part here. Needs rapidfuzz and numpy.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yomu
from training.readings import held_out
from yomu.annotation import Annotator
from yomu.model import CERTAIN, Word
from yomu.reading_model import ReadingModel, shipped
from yomu.sentences import sentences

SETS = ("kwdlc", "wac", "jsut", "rohan", "ita", "heteronyms", "heteronyms.kwdlc")
NEVER_LEARNT = ("kwdlc", "heteronyms.kwdlc")

Reader = Callable[[Sequence[str]], list[str]]
Span = tuple[int, int]


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--model", type=Path)
    arguments.add_argument("--hold-out", default="")
    arguments.add_argument("--sets", default=",".join(SETS))
    arguments.add_argument("--alone", action="store_true", help="yomu without its peers")
    given = arguments.parse_args()
    sys.path.insert(0, str(given.gold))
    score = importlib.import_module("score")
    yomus = Yomu(given.model)
    readers = {"yomu": yomus.read, **({} if given.alone else peers())}
    print(f"{'set':<17}{'tool':<22}{'span':>7}{'span_o':>7}{'sent':>7}{'num':>7}{'chars/s':>10}")
    for name in given.sets.split(","):
        records = score.load(name)
        if name not in NEVER_LEARNT and given.hold_out:
            records = [r for r in records if held_out(r["doc"], given.hold_out)]
        for tool, read in readers.items():
            wrong = show(score, name, tool, read, records)
            if tool == "yomu":
                doubts = [yomus.doubts(record["text"]) for record in records]
                print(f"  {sureness(doubts, records, wrong)}")


class Yomu:
    """yomu as a reader, as `yomu annotate -t kana` reads; and what it doubts, as `check` tells."""

    def __init__(self, model: Path | None) -> None:
        learnt = ReadingModel(model.read_bytes()) if model else shipped()
        lexicon = yomu.lexicon()
        self._reader = Annotator(lexicon, learnt, readings_only=True)
        self._doubter = Annotator(lexicon, learnt)

    def read(self, texts: Sequence[str]) -> list[str]:
        return ["".join(word.reading for word in words(self._reader, text)) for text in texts]

    def doubts(self, text: str) -> "Doubts":
        found: list[Span] = []
        at = certain = 0
        for word in words(self._doubter, text):
            if word.confidence < CERTAIN:
                found.append((at, at + len(word.surface)))
            elif word.kind not in ("symbol", "space"):
                certain += 1
            at += len(word.surface)
        return Doubts(found, certain)


class Doubts(NamedTuple):
    """Where the doubtful words of a text are, and how many it has besides, in kana or not."""

    spans: list[Span]
    certain: int


def words(annotator: Annotator, text: str) -> Iterator[Word]:
    return (word for part in sentences(text) for word in annotator.words(part))


def peers() -> dict[str, Reader]:
    found: dict[str, Reader] = {}
    for name, make in importlib.import_module("peers").ADAPTERS.items():
        try:
            found[name] = make()
        except ImportError:
            print(f"({name} is not installed)")
    return found


def show(
    score: Any, name: str, tool: str, read: Reader, records: list[dict[str, Any]]
) -> dict[str, set[Span]]:
    """Print what a reader makes of a set; the wrong spans of each sentence."""
    texts = [record["text"] for record in records]
    read(texts[:3])  # what is loaded when it is first needed
    begun = time.perf_counter()
    predicted = read(texts)
    seconds = time.perf_counter() - begun
    rows, errors = score.score_set(records, predicted, True)
    got = score.summarise(rows, 0)
    figures = "".join(f"{got[key]:7.2f}" for key in ("span", "spano", "sent", "num"))
    print(f"{name:<17}{tool:<22}{figures}{sum(map(len, texts)) / seconds:10,.0f}", flush=True)
    wrong: dict[str, set[Span]] = {}
    for sentence, start, end, *_ in errors:
        wrong.setdefault(sentence, set()).add((start, end))
    return wrong


def sureness(told: list[Doubts], records: list[dict[str, Any]], wrong: dict[str, set[Span]]) -> str:
    """How many spans were called certain, how many of those are right, how many errors doubted.

    The same of all words, those in kana included, which are read as they are written.
    """
    counts = {(sure, good): 0 for sure in (True, False) for good in (True, False)}
    for doubts, record in zip(told, records, strict=True):
        for start, end, _ in record["spans"]:
            sure = not any(first < end and start < last for first, last in doubts.spans)
            counts[sure, (start, end) not in wrong.get(record["id"], ())] += 1
    certain = counts[True, True] + counts[True, False]
    errors = counts[True, False] + counts[False, False]
    all_certain = sum(doubts.certain for doubts in told)
    all_words = all_certain + sum(len(doubts.spans) for doubts in told)
    return (
        f"certain: {certain / sum(counts.values()):.1%} of the words with kanji or digits, "
        f"{counts[True, True] / max(certain, 1):.2%} of them right; "
        f"{all_certain / all_words:.1%} of all words, "
        f"{1 - counts[True, False] / max(all_certain, 1):.2%} right; "
        f"in doubt: {counts[False, False] / max(errors, 1):.1%} of the errors"
    )


if __name__ == "__main__":
    main()
