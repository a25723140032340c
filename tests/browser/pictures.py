"""Makes the README's pictures of the reading page: `python tests/browser/pictures.py`.

Needs what the browser tests need. The pictures show `seeds/ceasefire.txt` as `yomu annotate`
writes it.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "seeds" / "ceasefire.txt"
FOLDER = ROOT / "docs"

DESKTOP = {"viewport": {"width": 1280, "height": 760}, "color_scheme": "light"}
PHONE = {
    "viewport": {"width": 390, "height": 720},
    "color_scheme": "dark",
    "device_scale_factor": 2,
}


def main() -> None:
    """Writes `page-desktop.png` and `page-phone.png` into `docs/`."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "article.html"
        yomu = [sys.executable, "-m", "yomu", "annotate", str(ARTICLE), "-o", str(page)]
        subprocess.run(yomu, check=True, cwd=ROOT)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        desktop = _opened(browser, page, DESKTOP)
        desktop.locator("#text [data-w]", has_text="戦").nth(2).click()
        desktop.screenshot(path=FOLDER / "page-desktop.png")
        phone = _opened(browser, page, PHONE)
        phone.keyboard.press("v")
        phone.screenshot(path=FOLDER / "page-phone.png")
        browser.close()


def _opened(browser: Any, page: Path, settings: dict[str, Any]) -> Any:
    opened = browser.new_page(**settings)
    opened.goto(page.as_uri())
    return opened


if __name__ == "__main__":
    main()
