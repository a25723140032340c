"""Several processes read a document as one does."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from yomu import together
from yomu.annotation import Annotator, annotate, linked, placed
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


# ---------------------------------------------------------------- what is poured through a pipe


def poured(passages, lexicon, data_dir, processes=2):
    task = Task(data_dir, FIXES)
    return linked(together.poured(passages, Annotator(lexicon, fixes=FIXES), task, processes))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_a_stream_is_the_same_stream(lexicon, data_dir, monkeypatch, processes):
    monkeypatch.setattr(together, "_BLOCK", 500)
    document = long("ジョン・ゾルバ氏が来た。", "予算の空き。", blocks=7)

    found = list(poured(placed(document), lexicon, data_dir, processes))

    assert found == list(annotate(document, lexicon, FIXES))
    assert found[-1].words[0].name.who == "ジョン・ゾルバ"


def test_a_line_that_comes_late_does_not_wait_for_the_next(lexicon, data_dir, monkeypatch):
    monkeypatch.setattr(together, "_BLOCK", 500)
    document = long("予算の空き。", blocks=4)
    seen = [Event(), Event()]

    def slow():
        *most, last = placed(document)
        yield from most
        # Whoever writes it has seen what was made of the others, and then of this one.
        assert seen[0].wait(60)
        yield last
        assert seen[1].wait(60)

    found = []
    count = len(list(annotate(document, lexicon)))
    for sentence in poured(slow(), lexicon, data_dir):
        found.append(sentence)
        if len(found) >= count - 1:
            seen[len(found) - count + 1].set()

    assert found == list(annotate(document, lexicon, FIXES))


def test_a_pipe_is_read_as_it_comes(data_dir, tmp_path):
    lines = SEED.read_text(encoding="utf-8").splitlines() * 120
    text = "".join(f"{line}\n" for line in lines)
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    alone = run(data_dir, path, "1", "-t", "kana").stdout
    env = {**os.environ, "YOMU_DATA_DIR": str(data_dir), "YOMU_PROCESSES": "2"}
    command = [sys.executable, "-m", "yomu", "annotate", "-t", "kana"]

    with subprocess.Popen(command, stdin=-1, stdout=-1, env=env) as process:
        asked, answers = process.stdin, process.stdout
        assert asked
        assert answers
        # What is read comes back while more is written: neither pipe holds all of it.
        writing = Thread(target=lambda: (asked.write(text.encode()), asked.flush()))
        writing.start()
        poured = b"".join(answers.readline() for _ in lines)
        writing.join()
        asked.write("停戦に合意した。\n".encode())
        asked.flush()
        late = answers.readline()
        asked.close()
        rest = answers.read()

    assert poured == alone
    assert late.decode() == "ていせんにごういした。\n"
    assert (rest, process.returncode) == (b"", 0)
