"""A DOCX as the PDF that LibreOffice makes of it: another producer of PDF, whose letters and lines lie otherwise."""

from __future__ import annotations

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
            [*command, "--outdir", folder, f"{folder}/letter.docx"], check=True, capture_output=True, timeout=120
        )
        return Path(folder, "letter.pdf").read_bytes()
