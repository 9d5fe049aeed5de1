"""A DOCX as the PDF that LibreOffice makes of it: another producer of PDF, whose letters and lines lie otherwise."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path


def is_there() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def pdf(docx: bytes) -> bytes:
    """The PDF. Raises CalledProcessError where LibreOffice fails."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "letter.docx").write_bytes(docx)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", folder, f"{folder}/letter.docx"],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return _undated(Path(folder, "letter.pdf").read_bytes())


def _undated(data: bytes) -> bytes:
    """The PDF with the same date and identifiers whenever it is made; every byte keeps its place."""
    data = re.sub(rb"Date\(D:\d{14}", b"Date(D:20350312000000", data)
    data = re.sub(rb"(?<=/DocChecksum /)[0-9A-F]{32}", b"0" * 32, data)
    return re.sub(rb"<[0-9A-F]{32}>(?=\s*(?:<[0-9A-F]{32}>\s*)?\])", b"<" + b"0" * 32 + b">", data)
