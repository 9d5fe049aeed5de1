"""The annex of what everybody said (`write_markdown`, `write_html`) and the page whose cells open their words."""

from verbale.compendium.html import write_html
from verbale.compendium.markdown import write_markdown
from verbale.compendium.report import write_report

__all__ = ["write_html", "write_markdown", "write_report"]
