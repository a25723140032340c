"""How fast yomu is, as a multiple of bare tagging in the same run.

    python benchmarks/speed.py ARTICLE [--megabytes 6] [--rounds 5]

(a) the whole process `yomu annotate ARTICLE -t html` against a script that only tags the article;
(b) a long text (the article over and over, numbered, so that lines differ) to kana and to jsonl
against bare tagging with reading and lemma read, by the processes yomu takes for it and by one;
(c) peak memory, of the largest process, on that text and on ten times it; (d) pykakasi on the
same text. All of it takes some twenty minutes, nearly all of them for (c);
`--megabytes 1` gives the same picture in four.

Medians of the rounds. What else the machine does weighs on all alike, but least on bare tagging.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
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
# As an installed program runs: compiled once, its output in blocks.
_UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _UNUSUAL}
ALONE = {**ENVIRONMENT, "YOMU_PROCESSES": "1"}
BARS = {"yomu → html": 6.0, "yomu → kana": 4.0, "yomu → jsonl": 6.0}
"""What the project promises at most, in multiples of bare tagging."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("article", type=Path)
    arguments.add_argument("--megabytes", type=float, default=6)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    run([*YOMU, "-t", "html", str(given.article)])  # compiles, and builds the dictionary
    article(given.article, given.rounds)
    with tempfile.TemporaryDirectory() as folder:
        text = grown(given.article, given.megabytes, Path(folder) / "long.txt")
        long_text(text, max(given.rounds // 2, 1))
        memory(given.article, given.megabytes, Path(folder))


def article(path: Path, rounds: int) -> None:
    """Whole processes on one article."""
    commands = {
        "bare tagging": [sys.executable, "-c", BARE, str(path)],
        "yomu → html": [*YOMU, "-t", "html", str(path)],
        "yomu → text": [*YOMU, "-t", "text", str(path)],
        "(d) pykakasi": [sys.executable, "-c", KAKASI, str(path)],
    }
    print(f"(a) one article, {path.stat().st_size / 1000:.0f} kB, whole process")
    show({name: median(command, rounds) for name, command in commands.items()})


def long_text(path: Path, rounds: int) -> None:
    """Throughput."""
    print(f"(b) {path.stat().st_size / 1e6:.1f} MB of text, whole process")
    commands = {
        "bare tagging": [sys.executable, "-c", BARE, str(path)],
        "yomu → kana": [*YOMU, "-t", "kana", str(path)],
        "yomu → jsonl": [*YOMU, "-t", "jsonl", str(path)],
        "(d) pykakasi": [sys.executable, "-c", KAKASI, str(path)],
    }
    seconds = {name: median(command, rounds) for name, command in commands.items()}
    for name in ("kana", "jsonl"):
        seconds[f"{name} alone"] = median([*YOMU, "-t", name, str(path)], rounds, ALONE)
    show(seconds)


def memory(article: Path, megabytes: float, folder: Path) -> None:
    """The peak of resident memory does not grow with the text."""
    print("(c) peak memory, yomu → jsonl; bar: the same within 20 MB")
    for size in (megabytes, 10 * megabytes):
        text = grown(article, size, folder / "memory.txt")
        print(f"  {size:5.1f} MB of text {peak([*YOMU, '-t', 'jsonl', str(text)]):8.1f} MB")


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


def run(command: Sequence[str], environment: Mapping[str, str] = ENVIRONMENT) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
    return time.perf_counter() - begun


def peak(command: Sequence[str]) -> float:
    """The peak of resident memory of a command, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return usage.ru_maxrss / 1000


def median(
    command: Sequence[str], rounds: int, environment: Mapping[str, str] = ENVIRONMENT
) -> float:
    return statistics.median(run(command, environment) for _ in range(rounds))


def show(seconds: dict[str, float]) -> None:
    bare = seconds["bare tagging"]
    for name, value in seconds.items():
        bar = f"   bar {BARS[name]:.0f}×" if name in BARS else ""
        print(f"  {name:<14} {value * 1000:9.0f} ms {value / bare:7.2f}×{bar}", flush=True)


if __name__ == "__main__":
    main()
