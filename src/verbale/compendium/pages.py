"""Pages that stand alone: templates with styles and scripts inlined, and a policy that allows those and nothing else.

Documents may be hostile. The template engine escapes every value; the Content-Security-Policy names the hashes of the
inlined style and script, so that a browser runs nothing that came with a document even if an escape were missed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("verbale.compendium"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, *, style: str | tuple[str, ...], script: str | None = None, **values: object) -> str:
    """A template of this package filled in; `style` (several one after the other) and `script` name files to inline."""
    css = "\n".join(map(_asset, (style,) if isinstance(style, str) else style))
    js = _asset(script) if script else None
    policy = ["default-src 'none'", f"style-src {_hash(css)}", "base-uri 'none'", "form-action 'none'"]
    if js is not None:
        policy.insert(1, f"script-src {_hash(js)}")
    return (
        _environment()
        .get_template(template)
        .render(policy="; ".join(policy), css=Markup(css), js=Markup(js or ""), **values)
    )


def embedded_json(data: object) -> Markup:
    """Data as JSON that can stand in a script element: no `<`, `>` or `&`, so nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _asset(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
