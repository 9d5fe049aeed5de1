"""The page of an evaluation in a browser: differences are filtered, nothing overflows, nothing is blocked.

Needs Playwright and a Chromium on the path (`pip install playwright`; Debian: `apt install chromium`).
"""

import json
import shutil

import pytest

from verbale.coding.evaluation import evaluate
from verbale.compendium import write_evaluation

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path")


@pytest.fixture
def page(tmp_path):
    rows = [
        {"id": "a-1", "text": "We reject the elections.", "language": "en", "positions": []},
        {
            "id": "a-2", "text": "We like music.", "language": "en",
            "positions": [{"issue": "law", "stance": "for", "quote": "We like music"}],
        },
    ]  # fmt: skip
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    write_evaluation(evaluate(labels), tmp_path / "page.html", labels="labels.jsonl")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
        opened = browser.new_page(viewport={"width": 360, "height": 800})
        complaints = []
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.goto((tmp_path / "page.html").as_uri())
        yield opened
        browser.close()
    assert complaints == []


def test_differences_are_filtered(page):
    shown = page.locator(".differences > li:visible")
    assert shown.count() == 2
    page.select_option("#choose-kind", "missed")
    assert shown.count() == 1
    assert "law for" in shown.inner_text()
    page.fill("#find", "elections")
    assert (shown.count(), page.locator("#shown").inner_text()) == (0, "0 shown")
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelector('#shown').textContent === '2 shown'")


def test_a_narrow_window_holds_the_page(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
