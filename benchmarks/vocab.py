"""How long `yomu vocab` takes, as a multiple of `yomu annotate -t jsonl`, and how much it holds.

    python benchmarks/vocab.py ARTICLE… [--megabytes 6] [--rounds 3]

The text is the articles over and over, their lines numbered. Processor time of whole processes,
medians of the rounds, and the peak of resident memory; also for a text four times as long, of the
same vocabulary: memory must not grow with it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

YOMU = [sys.executable, "-m", "yomu"]
COMMANDS = {"annotate": [*YOMU, "annotate", "-t", "jsonl"], "vocab": [*YOMU, "vocab", "-t", "json"]}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("articles", type=Path, nargs="+")
    arguments.add_argument("--megabytes", type=float, default=6)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "long.txt"
        lines = [line for path in given.articles for line in path.read_text("utf-8").splitlines()]
        for megabytes in (given.megabytes, 4 * given.megabytes):
            grow(lines, text, megabytes)
            compare(text, given.rounds if megabytes == given.megabytes else 1)


def grow(lines: list[str], text: Path, megabytes: float) -> None:
    """Write the lines over and over, numbered, so that no two are the same."""
    size, number = 0, 0
    with text.open("w", encoding="utf-8") as out:
        while size < megabytes * 1e6:
            line = f"{number}号。{lines[number % len(lines)]}\n"
            number += 1
            size += len(line.encode())
            out.write(line)


def compare(text: Path, rounds: int) -> None:
    """The two commands on one text."""
    taken = {}
    print(f"{text.stat().st_size / 1e6:.1f} MB of text")
    for name, command in COMMANDS.items():
        runs = [measured([*command, str(text)]) for _ in range(rounds)]
        taken[name] = statistics.median(seconds for seconds, _ in runs)
        peak = max(memory for _, memory in runs)
        print(f"  {name:<10} {taken[name]:7.1f} s  {peak:5.0f} MB")
    print(f"  {taken['vocab'] / taken['annotate']:.2f} times as long")


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds of processor time, and the peak of resident memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
