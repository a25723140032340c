"""How quick the reading page is in a browser: an article and a book of 200,000 characters.

    python benchmarks/page.py ARTICLE… [--rounds 5]

Needs chromium and `pip install playwright`, as the tests of the page do. Milliseconds, medians of
the rounds: until the first text stands and until the page is ready; in the book also the longest
time for which scrolling stops and how long the card of a word takes.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yomu
from yomu.formats import Options, html
from yomu.model import Document, Sentence

BOOK = 200_000
"""Characters."""

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

OPENING = """() => new Promise(done => new PerformanceObserver(list => {
    const ready = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd;
    const first = list.getEntriesByName("first-contentful-paint")[0];
    if (first) done({ "first text": first.startTime, ready });
}).observe({ type: "paint", buffered: true }))"""

WATCH = """() => {
    window.tasks = [];
    const keep = list => window.tasks.push(...list.getEntries().map(task => task.duration));
    new PerformanceObserver(keep).observe({ type: "longtask" });
}"""

CARD = """() => {
    const words = document.querySelectorAll("#text [data-w]");
    const start = performance.now();
    words[words.length >> 1].click();
    return performance.now() - start;
}"""


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("articles", type=Path, nargs="+")
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    read = tuple(yomu.annotate("\n".join(file.read_text("utf-8") for file in given.articles)))
    with tempfile.TemporaryDirectory() as folder:
        article = written(Path(folder) / "article.html", read)
        book = written(Path(folder) / "book.html", again_and_again(read))
        measure(article, book, given.rounds)


def again_and_again(article: tuple[Sentence, ...]) -> Iterable[Sentence]:
    """A book: the article until there are enough characters."""
    passages = article[-1].passage + 1
    for time in range(BOOK // sum(len(sentence.text) for sentence in article) + 1):
        for s in article:
            yield Sentence(s.words, passage=s.passage + time * passages, kind=s.kind, end=s.end)


def written(file: Path, sentences: Iterable[Sentence]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        html.write(Document(lambda: ()), sentences, out, Options())
    return file


def measure(article: Path, book: Path, rounds: int) -> None:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if chromium is None:
        raise SystemExit("no browser: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for file in (article, book):
            runs = [opening(browser, file) for _ in range(rounds)]
            report(file, {what: [run[what] for run in runs] for what in runs[0]})
        report(book, in_the_book(browser, book, rounds))
        browser.close()


def report(file: Path, taken: dict[str, list[float]]) -> None:
    for what, times in taken.items():
        print(f"{file.stem:<8} {what:<16} {statistics.median(times):7.0f} ms")


def opening(browser: Any, file: Path) -> dict[str, float]:
    page = browser.new_page()
    page.goto(file.as_uri())
    times: dict[str, float] = page.evaluate(OPENING)
    page.close()
    return times


def in_the_book(browser: Any, book: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of the longest stop while scrolling, and until a card stands."""
    page = browser.new_page()
    page.goto(book.as_uri())
    page.evaluate(WATCH)
    stops = [scrolled(page, run / 50) for run in range(rounds)]
    cards = [float(page.evaluate(CARD)) for _ in range(rounds)]
    return {"longest stop": stops, "card": cards}


def scrolled(page: Any, shift: float) -> float:
    """Go to and fro in the book; milliseconds of the longest task."""
    page.evaluate("window.tasks = []")
    for place in (0.1, 0.5, 0.9, 0.3):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {place + shift})")
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(80)
    return float(max(page.evaluate("window.tasks"), default=0))


if __name__ == "__main__":
    main()
