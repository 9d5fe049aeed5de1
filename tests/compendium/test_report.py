"""The report: what its page holds, what its script is given, and that no document can speak in it."""

import base64
import json
import re
import time
from array import array
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from verbale.analysis.matrix import matrix
from verbale.compendium import write_report
from verbale.compendium.pages import embedded_json
from verbale.compendium.words import frame_languages
from verbale.model import Document, Finding, Position, Source, Statement
from verbale.register import Register

QUESTION = "Is the vote valid?"
CODEBOOK = SimpleNamespace(
    issues=[
        SimpleNamespace(id="vote", question=QUESTION),
        SimpleNamespace(id="settlement", question="Is a peaceful settlement supported?"),
        SimpleNamespace(id="withdrawal", question="Is a withdrawal asked for?"),
    ]
)
FINDINGS = (
    Finding("shift", "warning", "Norland <b>changed</b>.", ("NLD-X",), ("letter.txt",), (("letter.txt", 21, 40),)),
    Finding("shift", "note", "A document that is gone.", (), (), (("gone.txt", 0, 9),)),
)


class Page(HTMLParser):
    """Elements and their attributes, and the content of the elements that are no markup."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.raw = [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag in ("script", "style"):
            self.raw.setdefault(attributes.get("id") or tag, data)

    def all(self, tag, **wanted):
        return [a for t, a in self.elements if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    @property
    def data(self):
        return json.loads(self.raw["data"])


@pytest.fixture
def write(register, invented, tmp_path):
    def written(**options):
        path = tmp_path / "report.html"
        write_report(register, path, **{"gazetteer": invented, "codebook": CODEBOOK, "findings": FINDINGS, **options})
        return path.read_text(encoding="utf-8")

    return written


def script_slice(text, start, end):
    """What `text.slice(start, end)` is in JavaScript."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_every_quote_is_the_slice_of_the_source(write, register):
    rows = {(row.text, row.quote) for row in register.positions()}
    sources = {d.name: register.source_text(d.id) for d in register.documents()}
    for row in register.positions():
        assert sources[row.document][row.start_in_source : row.end_in_source] == row.quote
    data, shown = Page(write()).data, set()
    for position in data["positions"]:
        context = position.get("context") or data["statements"][position["statement"]]["context"]
        text = script_slice(context[0], *position["span"])
        shown.add((text, position.get("quote", text)))
    assert shown == rows
    assert any("quote" in position for position in data["positions"]), "a quote with a line break in it"


def test_every_cell_of_the_matrix_is_a_button_and_opens_its_positions(write, register, invented):
    page = Page(write())
    cells = matrix(register, gazetteer=invented).cells
    buttons = {a["data-cell"]: a for a in page.all("button") if "data-cell" in a}
    assert set(buttons) == {f"{actor}|{issue}" for actor, issue in cells} == set(page.data["cells"])
    for (actor, issue), cell in cells.items():
        button = buttons[f"{actor}|{issue}"]
        assert cell.stance in button["class"].split()
        assert ("claimed" in button["class"].split()) == (cell.directness == "claimed")
        assert len(page.data["cells"][f"{actor}|{issue}"]) == len(cell.evidence)
        assert button["aria-label"]


def test_issues_are_in_the_order_of_the_codebook_and_only_those_found(write):
    heads = [a["data-issue"] for a in Page(write()).all("th") if "data-issue" in a]
    assert heads == ["vote", "settlement", "integrity", "mediation"]
    assert QUESTION in write()


def test_only_the_issues_asked_for(write):
    assert list(Page(write(issues=("mediation",))).data["issues"]) == ["mediation"]


def test_nothing_is_loaded_and_only_our_script_may_run(write):
    page = Page(write())
    assert not page.all("link") + page.all("img") + page.all("iframe") + page.all("base")
    assert not [a for _, a in page.elements if "src" in a or "style" in a or any(name.startswith("on") for name in a)]
    assert len(page.all("script")) == 2
    policy = page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!norland\.example)""", write())


def test_the_hashes_of_the_policy_are_those_of_what_is_inlined(write):
    import hashlib

    page = Page(write())
    policy = page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_hostile_documents_are_text(write):
    html = write()
    assert "<img" not in html
    assert "alert(3)</script>" not in html
    assert html.count("</script>") == 2
    data = Page(html).data
    assert any("<b>We reject</b>" in statement["context"][0] for statement in data["statements"])


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "&lt;", "\u2028", '"', "\\", "🕊"])
def test_embedded_json_cannot_end_its_element_and_says_the_same(text):
    written = str(embedded_json({"x": text}))
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"x": text}


def test_findings_show_the_words_they_point_at(write, register):
    html = write()
    assert "Norland &lt;b&gt;changed&lt;/b&gt;." in html
    letter = next(d for d in register.documents() if d.name == "letter.txt")
    assert f'<blockquote dir="auto">{register.source_text(letter.id)[21:40]}</blockquote>' in html
    assert "gone.txt" in html


def test_findings_that_the_register_keeps_are_shown(write, register):
    assert "The audit found nothing" in write(findings=())
    register.keep_findings(FINDINGS[:1])
    assert "Norland &lt;b&gt;changed&lt;/b&gt;." in write(findings=())


@pytest.mark.parametrize("language", frame_languages())
def test_the_same_register_gives_the_same_page_in_every_language(write, language):
    html = write(language=language)
    assert html == write(language=language)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html


def test_the_picture_in_the_page_is_the_matrix(write):
    href = next(a["href"] for a in Page(write()).all("a") if a.get("download"))
    svg = base64.b64decode(href.partition("base64,")[2]).decode()
    assert svg.startswith("<svg")
    assert "Zarland" in svg


def test_an_empty_register(empty_register, invented, tmp_path):
    path = tmp_path / "report.html"
    write_report(empty_register, path, gazetteer=invented, codebook=CODEBOOK)
    assert "No statement was found" in path.read_text(encoding="utf-8")


def test_a_large_register_stays_a_small_page(invented, tmp_path):
    """A document of two thousand statements: under 1.5 KB each, and written in seconds."""
    lines = [f"No. {n}: we reject the vote. " + "And more. " * 20 for n in range(2000)]
    text, statements, at = "\n".join(lines), [], 0
    for n, line in enumerate(lines):
        quote = Position("vote", "against", "reject", at + line.index("reject"), at + line.index("."))
        actor = "NLD-X" if n % 2 else "SUD-X"
        statements.append(Statement("statement", at, at + len(line), (actor,), "en", positions=(quote,)))
        at += len(line) + 1
    source = Source("large.txt", "0" * 64, "text/plain", len(text), "utf-8")
    document = Document(source, text, text, array("I", range(len(text))), ())
    with Register(tmp_path / "large.db") as register:
        register.add(document, statements)
        started = time.perf_counter()
        write_report(register, tmp_path / "report.html", gazetteer=invented, codebook=CODEBOOK)
        assert time.perf_counter() - started < 10
    assert (tmp_path / "report.html").stat().st_size < 2000 * 1500
