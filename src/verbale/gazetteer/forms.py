"""From entries to forms: inflected, one meaning each unless the data says that there are several."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from verbale.gazetteer.contents import Contents
from verbale.gazetteer.inflection import inflect
from verbale.gazetteer.model import Form
from verbale.gazetteer.sources import ANY, Entry
from verbale.model import MarkKind

# Letters that are no others with an accent.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})
_PLACE_ROLES = {"city": "city", "region": "region"}


def forms_of(contents: Contents, language: str) -> tuple[Form, ...]:
    """Every form of one language, sorted by text and kind.

    Raises DataError where a text has two meanings of one kind that no `[[ambiguous]]` entry lists.
    """
    found: dict[tuple[str, MarkKind], Form] = {}
    several = _declared(contents, language)
    for entry, form in _listed(contents, language):
        known = found.setdefault((form.text, form.kind), form)
        if known.value == form.value or (form.text, form.kind) in several:
            continue
        if form.role != "person":
            raise entry.fault(
                f"{form.text!r} ({language}) also means {known.value}; expected an [[ambiguous]] entry that lists both"
            )
        values = dict.fromkeys((known.value, *known.alternatives, form.value, *form.alternatives))
        found[form.text, form.kind] = _with_values(known, tuple(values))
    return tuple(sorted((found | several).values()))


def _declared(contents: Contents, language: str) -> dict[tuple[str, MarkKind], Form]:
    """The forms that the data declares ambiguous, whether or not another file has them too."""
    found: dict[tuple[str, MarkKind], Form] = {}
    for (where, text), ambiguity in contents.ambiguous.items():
        if where not in (language, ANY):
            continue
        kind: MarkKind = "demonym" if ambiguity.demonym else "actor"
        role = "demonym" if ambiguity.demonym else "name"
        for written in inflect(text, contents.endings.get(language, {})):
            form = Form(written, kind, ambiguity.values[0], role, written[:1].isupper())
            found[written, kind] = _with_values(form, ambiguity.values)
    return found


def _with_values(form: Form, values: tuple[str, ...]) -> Form:
    return form._replace(value=values[0], alternatives=values[1:])


def _listed(contents: Contents, language: str) -> Iterator[tuple[Entry, Form]]:
    for entry in contents.entries:
        for where in (language, ANY):
            for role, texts in entry.forms.get(where, {}).items():
                kind, role_of_form = _kind_and_role(entry, contents, role)
                for text in _unaccented(texts, language) if entry.table == "person" else texts:
                    for written in _inflected(text, entry, contents, language=language):
                        yield entry, _form(written, kind, entry, role_of_form)


def _unaccented(texts: Iterable[str], language: str) -> Iterator[str]:
    """The forms, each followed by itself without accents, as English papers print the names of persons."""
    for text in texts:
        yield text
        if language == "en" and not text.isascii():
            plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
            plain = plain.translate(_PLAIN)
            if plain != text and plain.isascii():
                yield plain


def _inflected(text: str, entry: Entry, contents: Contents, *, language: str) -> list[str]:
    try:
        return list(inflect(text, contents.endings.get(language, {})))
    except KeyError as error:
        raise entry.fault(f"{text!r}: expected an ending of inflections.toml [{language}], not {error}") from error


def _form(text: str, kind: MarkKind, entry: Entry, role: str) -> Form:
    value, others = entry.key, ()
    if entry.table == "person":
        value, *rest = entry.fields.get("codes") or [entry.fields["code"]]
        others = tuple(rest)
    return Form(text, kind, value, role, text[:1].isupper(), others)


def _kind_and_role(entry: Entry, contents: Contents, role: str) -> tuple[MarkKind, str]:
    if entry.table == "person":
        return "actor", "person"
    if entry.table == "medium":
        return "medium", role
    if entry.table in _PLACE_ROLES:
        capital = entry.table == "city" and contents.cities[entry.key].capital
        return "place", "capital" if capital else _PLACE_ROLES[entry.table]
    return ("demonym", "demonym") if role == "demonym" else ("actor", role)
