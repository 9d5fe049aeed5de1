"""Pages: the annex of what everybody said (`write_markdown`, `write_html`), the report whose cells open their words,
and what an evaluation measured.
"""

from verbale.compendium.evaluation import write_evaluation
from verbale.compendium.html import write_html
from verbale.compendium.markdown import write_markdown
from verbale.compendium.report import write_report

__all__ = ["write_evaluation", "write_html", "write_markdown", "write_report"]
