"""Several processes read a document as one does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yomu import together
from yomu.annotation import annotate
from yomu.errors import MissingDictionary
from yomu.fixes import Fix, Fixes
from yomu.model import Document, Passage, Ruby
from yomu.together import Task

SEED = Path(__file__).parents[1] / "seeds" / "budget.txt"
FIXES = Fixes([Fix("予算", "よざん")])


def long(*first: str, blocks: int = 5) -> Document:
    """`first`, then an article over and over, numbered, and as its last line a name of `first`."""
    lines = SEED.read_text(encoding="utf-8").splitlines()
    copies = blocks * together._BLOCK // sum(map(len, lines))
    body = [f"{number}、{line}" for number in range(copies) for line in lines]
    passages = [
        Passage((Ruby(line),) if line else (), end="\n")
        for line in (*first, "", *body, "ゾルバ氏は")
    ]
    return Document(lambda: passages)


@pytest.mark.parametrize("readings_only", [False, True])
def test_the_sentences_are_the_same(lexicon, data_dir, readings_only):
    document = long("ジョン・ゾルバ氏が来た。", "予算の空き。")

    found = together.annotate(document, Task(data_dir, FIXES, readings_only), 2)

    alone = list(annotate(document, lexicon, FIXES, readings_only))
    assert list(found) == alone
    # Named in the first block, met again in the last.
    assert alone[-1].words[0].name.who == "ジョン・ゾルバ"
    assert "よざん" in [word.reading for word in alone[1].words]


@pytest.mark.parametrize("blocks", [1, 2])
def test_more_processes_than_blocks(lexicon, data_dir, monkeypatch, blocks):
    monkeypatch.setattr(together, "_BLOCK", 5)
    document = Document(lambda: [Passage((Ruby("停戦に合意。"),)) for _ in range(blocks)])

    found = list(together.annotate(document, Task(data_dir), 3))

    assert found == list(annotate(document, lexicon))


def test_nothing_to_read(data_dir):
    assert list(together.annotate(Document(lambda: ()), Task(data_dir), 2)) == []


HALF_AN_ANSWER = """
import sys
from yomu import together

def attempt(annotator, block, read=together._attempt, seen=[]):
    if seen:
        sys.stdout.buffer.write(b"\\x80")
        sys.stdout.flush()
        raise SystemExit(1)
    seen.append(block)
    return read(annotator, block)

together._attempt = attempt
together.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.mark.parametrize("code", ["raise SystemExit(1)", HALF_AN_ANSWER])
def test_where_a_process_dies_nothing_is_lost(lexicon, data_dir, monkeypatch, code):
    monkeypatch.setattr(together, "_CODE", code)
    monkeypatch.setattr(together, "_BLOCK", 500)
    document = long(blocks=6)

    found = list(together.annotate(document, Task(data_dir), 2))

    assert found == list(annotate(document, lexicon))


def test_a_damaged_dictionary_is_said(tmp_path, data_dir):
    for name in ("jmdict", "jmnedict", "kanjidic"):
        whole = (data_dir / f"{name}.db").read_bytes()
        # The header, which is looked at first, is sound.
        (tmp_path / f"{name}.db").write_bytes(whole[:4096] + b"x" * (len(whole) - 4096))

    with pytest.raises(MissingDictionary, match="damaged"):
        list(together.annotate(long(blocks=1), Task(tmp_path), 2))


def run(data_dir, path, processes, *arguments):
    env = {**os.environ, "YOMU_DATA_DIR": str(data_dir), "YOMU_PROCESSES": processes}
    return subprocess.run(
        [sys.executable, "-m", "yomu", "annotate", *arguments, str(path)],
        capture_output=True,
        env=env,
        timeout=120,
    )


def test_a_long_file_is_the_same_file(lexicon, data_dir, tmp_path):
    path = tmp_path / "long.txt"
    text = SEED.read_text(encoding="utf-8")
    path.write_text("".join(f"{n}。{text}\n" for n in range(250)), encoding="utf-8")
    assert path.stat().st_size > 300_000

    two, one = (run(data_dir, path, processes, "-t", "jsonl") for processes in ("2", "1"))

    assert two.returncode == 0, two.stderr
    assert two.stdout == one.stdout
    refused = run(data_dir, path, "many")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"YOMU_PROCESSES" in refused.stderr
