"""Invented documents, read and marked with the invented actors of the sample."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files

import pytest

from verbale.gazetteer import Gazetteer
from verbale.marking import mark
from verbale.model import Document, Statement
from verbale.reading import read_text
from verbale.structure import Structure, read
from verbale.structure.page import Page


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The bundled actors and those of the sample: Velmora, Perantia, Nerivia, Ostamar, Teshara…"""
    with as_file(files("verbale").joinpath("sample", "gazetteer.toml")) as path:
        return Gazetteer.load(path)


@pytest.fixture(scope="session")
def page_of(gazetteer: Gazetteer) -> Callable[[str], Page]:
    """The page of a text."""

    def page(text: str) -> Page:
        document = read_text(text)
        return Page(document, mark(document, gazetteer=gazetteer), gazetteer)

    return page


@pytest.fixture(scope="session")
def structure_of(gazetteer: Gazetteer) -> Callable[[str], tuple[Document, Structure]]:
    """A text with its structure."""

    def structure(text: str) -> tuple[Document, Structure]:
        document = read_text(text)
        return document, read(document, mark(document, gazetteer=gazetteer), gazetteer=gazetteer)

    return structure


@pytest.fixture(scope="session")
def own(structure_of: Callable[[str], tuple[Document, Structure]]) -> Callable[[str], list[Statement]]:
    """The statements of a text that are no claims, without those that only a position would make one."""

    def statements(text: str) -> list[Statement]:
        return [s for s in structure_of(text)[1].statements if s.kind == "statement" and not s.tentative]

    return statements


@pytest.fixture(scope="session")
def claims(structure_of: Callable[[str], tuple[Document, Structure]]) -> Callable[[str], list[Statement]]:
    """The claims in a text."""

    def found(text: str) -> list[Statement]:
        return [s for s in structure_of(text)[1].statements if s.kind == "claim"]

    return found
