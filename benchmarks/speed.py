"""How fast yomu is, as a multiple of bare tagging in the same run.

    python benchmarks/speed.py ARTICLE [--megabytes 6] [--rounds 5]

(a) the whole process `yomu annotate ARTICLE -t html` against a script that only tags the article;
(b) a long text (the article over and over, numbered, so that lines differ) to kana and to jsonl
against bare tagging with reading and lemma read; (c) peak memory on that text and on ten times
it; (d) pykakasi on the same text. Medians of the rounds; the machine may be noisy, ratios are not.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

BARE = """
import sys
import fugashi, unidic_lite
tagger = fugashi.Tagger(f'-r "{unidic_lite.DICDIR}/mecabrc" -d "{unidic_lite.DICDIR}"')
for line in open(sys.argv[1], encoding="utf-8"):
    for node in tagger(line):
        node.surface, node.feature.kana, node.feature.lemma
"""
KAKASI = """
import sys
import pykakasi
convert = pykakasi.kakasi().convert
for line in open(sys.argv[1], encoding="utf-8"):
    "".join(item["hira"] for item in convert(line))
"""
YOMU = [sys.executable, "-m", "yomu", "annotate"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("article", type=Path)
    arguments.add_argument("--megabytes", type=float, default=6)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    subprocess.run([*YOMU, str(given.article)], stdout=subprocess.DEVNULL, check=True)
    article(given.article, given.rounds)
    with tempfile.TemporaryDirectory() as folder:
        text = grown(given.article, given.megabytes, Path(folder) / "long.txt")
        long_text(text, max(given.rounds // 2, 1))
        memory(given.article, given.megabytes, Path(folder))


def article(path: Path, rounds: int) -> None:
    """(a) and (d): whole processes on one article."""
    commands = {
        "bare tagging": [sys.executable, "-c", BARE, str(path)],
        "yomu → html": [*YOMU, "-t", "html", str(path)],
        "yomu → text": [*YOMU, "-t", "text", str(path)],
        "pykakasi": [sys.executable, "-c", KAKASI, str(path)],
    }
    print(f"one article, {path.stat().st_size / 1000:.0f} kB, whole process")
    show({name: median(command, rounds) for name, command in commands.items()})


def long_text(path: Path, rounds: int) -> None:
    """(b) and (d): throughput."""
    print(f"{path.stat().st_size / 1e6:.1f} MB of text, whole process")
    commands = {
        "bare tagging": [sys.executable, "-c", BARE, str(path)],
        "yomu → kana": [*YOMU, "-t", "kana", str(path)],
        "yomu → jsonl": [*YOMU, "-t", "jsonl", str(path)],
        "pykakasi": [sys.executable, "-c", KAKASI, str(path)],
    }
    show({name: median(command, rounds) for name, command in commands.items()})


def memory(article: Path, megabytes: float, folder: Path) -> None:
    """(c): the peak of resident memory does not grow with the text."""
    print("peak memory, yomu → jsonl")
    for size in (megabytes, 10 * megabytes):
        text = grown(article, size, folder / "memory.txt")
        print(f"  {size:5.0f} MB of text {peak([*YOMU, '-t', 'jsonl', str(text)]):8.1f} MB")


def grown(article: Path, megabytes: float, path: Path) -> Path:
    """The article over and over, each line with a number of its own."""
    lines = article.read_text(encoding="utf-8").splitlines()
    number = 0
    with path.open("w", encoding="utf-8") as out:
        while out.tell() < megabytes * 1e6:
            for line in lines:
                number += 1
                out.write(f"{number}番目の文。{line}\n")
    return path


def run(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def peak(command: Sequence[str]) -> float:
    """The peak of resident memory of a command, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return usage.ru_maxrss / 1000


def median(command: Sequence[str], rounds: int) -> float:
    return statistics.median(run(command) for _ in range(rounds))


def show(seconds: dict[str, float]) -> None:
    bare = seconds["bare tagging"]
    for name, value in seconds.items():
        print(f"  {name:<14} {value * 1000:9.0f} ms {value / bare:7.2f}×")


if __name__ == "__main__":
    main()
