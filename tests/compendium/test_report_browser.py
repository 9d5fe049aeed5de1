"""The report in a browser: by mouse and by keyboard, on a phone's width, in Arabic, and against hostile documents.

Needs Playwright and a Chromium on the path (`pip install playwright`; Debian: `apt install chromium`).
"""

import shutil

import pytest

from verbale.compendium import write_report

from .test_report import CODEBOOK, FINDINGS

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path")


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-quic"])
        yield launched
        launched.close()


@pytest.fixture
def opened(browser, register, invented, tmp_path):
    """Opens the report; whatever the page complains of, asks, or tries to load fails the test."""
    pages, troubles = [], []

    def open_report(*, width=1200, **options):
        path = tmp_path / "report.html"
        write_report(register, path, gazetteer=invented, codebook=CODEBOOK, findings=FINDINGS, **options)
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.startswith("file:") or troubles.append(asked.url))
        page.goto(path.as_uri())
        pages.append(page)
        return page

    yield open_report
    for page in pages:
        page.close()
    assert troubles == []


def test_a_cell_opens_its_words_and_gives_the_focus_back(opened):
    page = opened()
    page.click('[data-cell="SUD-X|settlement"]')
    assert page.is_visible("#panel")
    assert page.inner_text("#panel-title") == "Sudria · Peaceful settlement"
    assert page.inner_text("#panel mark") == "“和平解决”争端"
    assert page.get_attribute("#panel blockquote", "lang") == "zh-Hans"
    page.keyboard.press("Escape")
    assert not page.is_visible("#panel")
    assert page.evaluate("document.activeElement.dataset.cell") == "SUD-X|settlement"


def test_by_keyboard_alone(opened):
    page = opened()
    page.focus('[data-cell="AON|vote"]')
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.cell") == "NLD-X|vote"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.cell") == "NLD-X|integrity"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel mark") == "reaffirms the territorial integrity of Sudria"
    page.click("#panel summary")
    assert page.inner_text("#panel pre") == "reaffirms the\nterritorial integrity of Sudria"
    page.keyboard.press("Escape")
    assert not page.is_visible("#panel")


def test_the_question_of_an_issue_is_shown(opened):
    page = opened()
    page.focus('th[data-issue="vote"]')
    assert page.inner_text("#hint") == "Is the vote valid?"


def test_filters(opened):
    page = opened()
    rows = page.locator(".matrix tr[data-actor]:visible")
    assert rows.count() == 5
    page.fill("#find-actor", "sud")
    assert rows.count() == 1
    page.fill("#find-actor", "nobody")
    assert page.is_visible("#no-match")
    page.click("#filters button")
    page.wait_for_function("document.querySelector('#no-match').hidden")
    assert rows.count() == 5
    page.select_option("#choose-stance", "for")
    assert {cell.get_attribute("data-stances") for cell in page.locator("[data-cell]:visible").all()} == {"for"}
    page.select_option("#choose-issue", "mediation")
    assert [cell.get_attribute("data-cell") for cell in page.locator("[data-cell]:visible").all()] == [
        "SUD-X|mediation"
    ]


def test_documents_list_their_statements_and_hostile_ones_are_text(opened):
    page = opened()
    page.click("#documents details:first-of-type summary")
    page.click("#documents [data-statement]")
    assert "<b>We reject</b> the vote" in page.inner_text("#panel mark")
    assert page.locator("#panel img, #panel b, #panel i, #panel script").count() == 0
    assert page.locator("#panel a").count() == 0


def test_addresses_are_links_and_nothing_else_is(opened):
    page = opened()
    page.click('[data-cell="NLD-X|integrity"]')
    assert page.get_attribute("#panel a", "href") == "https://norland.example/letters/4_5?a=1&b=2"


def test_on_a_phone_the_page_does_not_scroll_sideways(opened):
    page = opened(width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click('[data-cell="AON|vote"]')
    assert page.evaluate("document.querySelector('#panel').getBoundingClientRect().width") <= 360


def test_in_arabic_the_page_runs_from_right_to_left(opened):
    page = opened(language="ar")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    page.focus('[data-cell="NLD-X|vote"]')
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.cell") == "NLD-X|integrity"
