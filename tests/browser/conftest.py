"""The reading page in a real browser: Debian's chromium, driven by Playwright's Python package.

`apt-get install chromium fonts-noto-cjk` and `pip install playwright axe-playwright-python`; no
browser is downloaded. Without them these tests are skipped, and say so.
"""

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from yomu.annotation import annotate
from yomu.dictionary.store import Store
from yomu.formats import Options, html
from yomu.model import Document, Sentence
from yomu.readers import open_input

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "seeds" / "ceasefire.txt"

# Without these Chromium asks Google for updates, and as root it does not start at all.
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}

Opened = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium, one for all tests."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no browser: apt-get install chromium fonts-noto-cjk")
    sync_api = pytest.importorskip("playwright.sync_api", reason="no pip install playwright")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=_QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def article(lexicon: Store) -> tuple[Document, tuple[Sentence, ...]]:
    """The seed article, read by the real dictionaries."""
    document = open_input(str(ARTICLE), None, None, io.BytesIO())
    return document, tuple(annotate(document, lexicon))


@pytest.fixture(scope="session")
def pages(article: tuple[Document, tuple[Sentence, ...]], tmp_path_factory: Any) -> Opened:
    """Files of the seed article, or of other sentences, with these options; each written once."""
    folder = tmp_path_factory.mktemp("pages")
    made: dict[object, Path] = {}

    def page(sentences: tuple[Sentence, ...] = (), **options: Any) -> Path:
        key = (id(sentences) if sentences else 0, tuple(sorted(options.items())))
        if key not in made:
            made[key] = folder / f"{len(made)}.html"
            given = Document(lambda: ()), sentences
            document, words = given if sentences else article
            with made[key].open("w", encoding="utf-8", newline="") as out:
                html.write(document, words, out, Options(credit=("JMdict",), **options))
        return made[key]

    return page


@pytest.fixture
def opened(browser: Any, pages: Opened) -> Iterator[Opened]:
    """Opens a page; at the end of the test it must have asked for nothing and erred nowhere."""
    contexts, heard = [], []
    own = pages().parent.as_uri()

    def open_page(
        sentences: tuple[Sentence, ...] = (),
        *,
        size: dict[str, int] = DESKTOP,
        scheme: str = "light",
        script: bool = True,
        touch: bool = False,
        **options: Any,
    ) -> Any:
        context = browser.new_context(
            viewport=size, color_scheme=scheme, java_script_enabled=script, has_touch=touch,
            accept_downloads=True,
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(4000)
        page = context.new_page()
        file = pages(sentences, **options).as_uri()
        page.on("request", lambda request: heard.append(request.url))
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.goto(file)
        assert heard[0] == file
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [said for said in heard if not said.startswith(("blob:", str(own)))] == []
