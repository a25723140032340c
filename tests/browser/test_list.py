"""The list of words as a page: readable by everybody, on a phone and on paper."""

import io

import pytest

from yomu.lists import html
from yomu.study.senses import fitted
from yomu.study.vocabulary import Vocabulary

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def page(article, tmp_path_factory):
    """The address of the list of an article's words and persons."""
    gathered = Vocabulary()
    gathered.read(fitted(article[1]), "ceasefire.txt")
    out = io.StringIO()
    html.write(gathered.items(), out)
    file = tmp_path_factory.mktemp("list") / "list.html"
    file.write_text(out.getvalue(), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(browser, page, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:
        tab = context.new_page()
        tab.goto(page)

        found = axe.Axe().run(tab).response["violations"]

    assert [violation["id"] for violation in found] == []


def test_it_fits_a_phone_and_asks_nobody_for_anything(browser, page):
    asked = []
    with browser.new_context(viewport=PHONE) as context:
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(page)

        assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert asked == [page]


def test_paper_is_white_and_has_two_columns(browser, page):
    with browser.new_context(color_scheme="dark") as context:
        tab = context.new_page()
        tab.goto(page)
        tab.emulate_media(media="print")

        style = "(of, name) => getComputedStyle(document.querySelector(of))[name]"
        look = [
            tab.evaluate(f"({style})('html', 'backgroundColor')"),
            tab.evaluate(f"({style})('main', 'columnCount')"),
        ]
    assert look == ["rgb(255, 255, 255)", "2"]
