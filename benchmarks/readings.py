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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yomu
from training.readings import held_out
from yomu.annotation import Annotator
from yomu.model import CERTAIN
from yomu.reading_model import ReadingModel, shipped
from yomu.segment import sentences

SETS = ("kwdlc", "wac", "jsut", "rohan", "ita", "heteronyms", "heteronyms.kwdlc")
NEVER_LEARNT = ("kwdlc", "heteronyms.kwdlc")

Reader = Callable[[Sequence[str]], list[str]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--model", type=Path)
    arguments.add_argument("--hold-out", default="")
    arguments.add_argument("--sets", default=",".join(SETS))
    given = arguments.parse_args()
    sys.path.insert(0, str(given.gold))
    score = importlib.import_module("score")
    readers = {"yomu": yomu_reader(given.model), **peers()}
    print(f"{'set':<17}{'tool':<22}{'span':>7}{'span_o':>7}{'sent':>7}{'num':>7}{'chars/s':>10}")
    for name in given.sets.split(","):
        records = score.load(name)
        if name not in NEVER_LEARNT and given.hold_out:
            records = [r for r in records if held_out(r["doc"], given.hold_out)]
        for tool, read in readers.items():
            show(score, name, tool, read, records)


def yomu_reader(model: Path | None) -> Reader:
    learnt = ReadingModel(model.read_bytes().split(b"\n")) if model else shipped()
    annotator = Annotator(yomu.lexicon(), learnt)
    words = certain = 0

    def read(texts: Sequence[str]) -> list[str]:
        nonlocal words, certain
        lines = []
        for text in texts:
            found = [word for part in sentences(text) for word in annotator.words(part)]
            words += len(found)
            certain += sum(word.confidence >= CERTAIN for word in found)
            lines.append("".join(word.reading for word in found))
        print(f"  yomu calls {certain / words:.1%} of its words certain so far")
        return lines

    return read


def peers() -> dict[str, Reader]:
    found: dict[str, Reader] = {}
    for name, make in importlib.import_module("peers").ADAPTERS.items():
        try:
            found[name] = make()
        except ImportError:
            print(f"({name} is not installed)")
    return found


def show(score: Any, name: str, tool: str, read: Reader, records: list[dict[str, Any]]) -> None:
    texts = [record["text"] for record in records]
    begun = time.perf_counter()
    predicted = read(texts)
    seconds = time.perf_counter() - begun
    rows, _ = score.score_set(records, predicted)
    got = score.summarise(rows, 0)
    figures = "".join(f"{got[key]:7.2f}" for key in ("span", "spano", "sent", "num"))
    print(f"{name:<17}{tool:<22}{figures}{sum(map(len, texts)) / seconds:10,.0f}", flush=True)


if __name__ == "__main__":
    main()
