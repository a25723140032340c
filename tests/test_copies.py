"""Copies of a process read a text as the process does."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from yomu import copies
from yomu.annotation import Annotator, annotate, linked, placed
from yomu.fixes import Fix, Fixes
from yomu.model import Document, Passage, Ruby

SEEDS = Path(__file__).parents[1] / "seeds"
FIXES = Fixes([Fix("予算", "よざん")])
pytestmark = pytest.mark.skipif(not copies.CAN_COPY, reason="processes cannot be copied here")


@pytest.fixture(autouse=True)
def _no_process_is_left(monkeypatch):
    made, fork = [], os.fork

    def recorded():
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", recorded)
    yield
    for process in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def article(*first):
    """`first`, then an article, and as its last line a name of `first`."""
    lines = [*first, "", *(SEEDS / "budget.txt").read_text(encoding="utf-8").split("\n")] * 3
    return Document(lambda: [Passage((Ruby(line),)) for line in (*lines, "ゾルバ氏は")])


def read(document, lexicon, processes=2, readings_only=False):
    annotator = Annotator(lexicon, fixes=FIXES, readings_only=readings_only)
    return linked(copies.read(annotator, list(placed(document)), processes))


@pytest.mark.parametrize("readings_only", [False, True])
@pytest.mark.parametrize("processes", [1, 2, 3, 50])
def test_the_sentences_are_the_same(lexicon, readings_only, processes):
    document = article("ジョン・ゾルバ氏が来た。", "予算の空き。")

    found = list(read(document, lexicon, processes, readings_only))

    assert found == list(annotate(document, lexicon, FIXES, readings_only))
    # Named in our share, met again in the other; a fix is heard in both.
    assert found[-1].words[0].name.who == "ジョン・ゾルバ"
    assert [w.reading for s in found for w in s.words].count("よざん") > 3


def test_nothing_to_read(lexicon):
    assert list(read(Document(lambda: ()), lexicon)) == []


@pytest.mark.parametrize(
    ("lengths", "processes", "expected"),
    [
        ([], 2, [0]),
        ([100, 100], 2, [2]),
        ([5_000], 2, [1]),
        # All sentences are written by the first, who has less to read.
        ([500] * 10, 2, [4, 6]),
        ([500] * 20, 4, [4, 5, 5, 6]),
        ([9_000, 100], 2, [1, 1]),
    ],
)
def test_shares(lengths, processes, expected):
    passages = [(Passage((Ruby("字" * length),)), 0, 0) for length in lengths]

    assert list(map(len, copies._shares(passages, processes))) == expected


def half_an_answer(work, answer):
    os.write(answer, b"\x80")
    os._exit(1)


def killed(work, answer):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("do", [half_an_answer, killed])
def test_where_a_copy_dies_nothing_is_lost(lexicon, monkeypatch, do):
    monkeypatch.setattr(copies, "_do", do)
    document = article()

    assert list(read(document, lexicon)) == list(annotate(document, lexicon, FIXES))


def test_where_no_copy_can_be_made_nothing_is_lost(lexicon, monkeypatch):
    def refused():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    document = article()

    assert list(read(document, lexicon)) == list(annotate(document, lexicon, FIXES))


def test_what_goes_wrong_in_a_copy_is_raised_here(lexicon):
    annotator = Annotator(lexicon)
    *passages, (_, number, offset) = placed(article())
    broken = [*passages, (None, number, offset)]

    with pytest.raises(AttributeError):
        list(copies.read(annotator, broken, 2))


def test_left_early_it_ends_its_copies(lexicon):
    sentences = copies.read(Annotator(lexicon), list(placed(article())), 3)
    next(sentences)

    sentences.close()


def run(data_dir, processes, *arguments):
    env = {**os.environ, "YOMU_DATA_DIR": str(data_dir), "YOMU_PROCESSES": processes}
    command = [sys.executable, "-m", "yomu", "annotate", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=env, timeout=120)


@pytest.mark.parametrize("to", ["html", "jsonl", "kana"])
def test_a_file_is_the_same_file(data_dir, tmp_path, to):
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*[!y].txt"))]
    (tmp_path / "article.txt").write_text("\n".join(texts * 3), encoding="utf-8")

    two, one = (run(data_dir, n, "-t", to, tmp_path / "article.txt") for n in ("2", "1"))

    assert (two.returncode, two.stderr) == (0, b"")
    assert two.stdout == one.stdout
