"""Makes the README's picture of the cards: `python tests/browser/card_pictures.py`.

Needs what the browser tests need, and the package anki. It shows a card of `seeds/ceasefire.txt`,
front and back, by day and by night, as Anki renders it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
WORD = "電話会談"
PHONE = (390, 760)


def main() -> None:
    """Writes `cards.png` into `docs/`."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pictures = list(_pictures(browser, *_sides(Path(folder)), Path(folder)))
        sheet = browser.new_page(viewport={"width": 4 * PHONE[0] + 60, "height": PHONE[1]})
        images = "".join(f'<img src="{file.as_uri()}">' for file in pictures)
        page = Path(folder) / "sheet.html"
        style = f"display: flex; gap: 20px; margin: 0; img {{ width: {PHONE[0]}px }}"
        page.write_text(f"<style>body {{ {style} }}</style>{images}", encoding="utf-8")
        sheet.goto(page.as_uri())
        sheet.screenshot(path=ROOT / "docs" / "cards.png")
        browser.close()


def _sides(folder: Path) -> tuple[str, str]:
    """Front and back of the word's recognition card."""
    from anki_collection import Learner

    deck = folder / "deck.apkg"
    yomu = [sys.executable, "-m", "yomu", "anki", "seeds/ceasefire.txt", "-o", str(deck)]
    data = {"YOMU_DATA_DIR": str(_data_folder(folder))}
    subprocess.run(yomu, check=True, cwd=ROOT, env={**os.environ, **data})
    learner = Learner(folder)
    learner.imported(deck)
    (card,) = learner.cards(f"Expression:{WORD} card:Recognition")
    front, back = card.question(), card.answer()
    learner.collection.close()
    return front, re.sub(r"\[anki:play:[^]]*\]", "", back)


def _data_folder(folder: Path) -> Path:
    """The dictionaries, in a folder whose record of decks nobody needs."""
    from platformdirs import user_data_path

    own = folder / "data"
    own.mkdir()
    for file in Path(os.environ.get("YOMU_DATA_DIR") or user_data_path("yomu")).glob("*.db"):
        (own / file.name).symlink_to(file)
    return own


def _pictures(browser: Any, front: str, back: str, folder: Path) -> Iterator[Path]:
    for number, (side, theme) in enumerate(
        [(front, ""), (back, ""), (front, "nightMode"), (back, "nightMode")]
    ):
        page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        page.set_content(f'<!doctype html><body class="card card1 {theme}">{side}')
        if number == 2:
            page.locator(".sentence").click()
        file = folder / f"{number}.png"
        page.screenshot(path=file)
        yield file


if __name__ == "__main__":
    main()
