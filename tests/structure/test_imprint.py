"""What a web page says of itself outside its text: where it was published, and when."""

from collections.abc import Callable

import pytest

from verbale.model import Statement

Own = Callable[[str], list[Statement]]
HEAD = """<!DOCTYPE html><html lang="en"><head><title>Statement</title>
<link rel="canonical" href="https://mfa.nerivia.example/news/12"><meta name="date" content="2034-05-06">
</head><body><main><article><h1>Statement by the Ministry of Foreign Affairs of Nerivia</h1>"""
WORDS = """<p>Nerivia supports the territorial integrity of Velmora within its recognised borders, now as before.</p>
<p>It calls for a peaceful settlement of the conflict and for the return of all who were displaced.</p>
</article></main></body></html>"""


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        pytest.param("", "2034-05-06", id="the-day-of-publication"),
        pytest.param("<p>Vantholm, 4 May 2034</p>", "2034-05-04", id="a-day-in-the-text-goes-first"),
    ],
)
def test_a_statement_has_the_address_and_day_of_its_page(own: Own, dateline: str, date: str) -> None:
    (statement,) = own(HEAD + dateline + WORDS)
    assert (statement.actor, statement.source, statement.date) == (
        ("QNR",),
        "https://mfa.nerivia.example/news/12",
        date,
    )


def test_a_text_without_a_page_has_neither(own: Own) -> None:
    (statement,) = own("# Statement by the Ministry of Foreign Affairs of Nerivia\n\nNerivia objects to the vote.\n")
    assert (statement.source, statement.date) == (None, None)
