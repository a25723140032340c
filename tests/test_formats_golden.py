"""Each format, as it writes the seeds, against the file that was read and found good.

`YOMU_GOLDEN=write pytest tests/test_formats_golden.py` writes the files anew. Read the difference
(`git diff tests/golden`) before you commit it.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from made import written

from yomu import formats
from yomu.annotation import annotate
from yomu.dictionary.store import Store
from yomu.formats import Options
from yomu.model import Document, Passage, Ruby, Sentence
from yomu.study.senses import fitted

HERE = Path(__file__).parent
SEEDS = sorted(path.stem for path in HERE.parent.glob("seeds/*.txt") if "." not in path.stem)
# What a person can read: these say so much of each word that two lines are enough.
WORDY = {"html": 2, "jsonl": 2, "tsv": 8}


def passages(seed: str) -> list[Passage]:
    text = (HERE.parent / "seeds" / f"{seed}.txt").read_text(encoding="utf-8")
    return [Passage((Ruby(line),) if line else ()) for line in text.splitlines()]


@cache
def sentences(seed: str, lexicon: Store) -> tuple[Sentence, ...]:
    return tuple(fitted(annotate(Document(lambda: passages(seed)), lexicon)))


def first(seed: str, name: str, lexicon: Store) -> Iterator[Sentence]:
    limit = WORDY.get(name, 1000)
    return (sentence for sentence in sentences(seed, lexicon) if sentence.passage < limit)


GOLDEN = HERE / "golden"
WRITE = os.environ.get("YOMU_GOLDEN") == "write"
FILES = [f"{seed}.{name}" for seed in SEEDS for name in formats.names()]


@pytest.mark.skipif(not (GOLDEN.is_dir() or WRITE), reason="no golden files have been written")
@pytest.mark.parametrize("file", FILES)
def test_seeds_come_out_as_they_were_found_good(file: str, lexicon: Store) -> None:
    seed, name = file.split(".")

    out = written(name, first(seed, name, lexicon), Options(bare=True), f"{seed}.txt")

    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / file).write_text(out, encoding="utf-8", newline="")
    assert (GOLDEN / file).read_text(encoding="utf-8") == out
