"""What is published beside the pages, as a file to download."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from book.check.contract import EXPLORER
from book.check.program import Program

OLD_ZIP = "interleave.zip"  # its name in the first edition of the book, which others may have linked


def downloads(config: MkDocsConfig, root: Path, programs: list[Program]) -> list[File]:
    """The programs, and the explorer as a package."""
    packed = explorer_zip(root)
    files = [File.generated(config, str(program), abs_src_path=str(program.path)) for program in programs]
    return files + [File.generated(config, name, content=packed) for name in (f"{EXPLORER}.zip", OLD_ZIP)]


def explorer_zip(root: Path) -> bytes:
    """The package that runs functions under every schedule: all its files but caches; the same bytes from the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((root / EXPLORER).rglob("*")):
            name = path.relative_to(root)
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in name.parts):
                archive.writestr(zipfile.ZipInfo(name.as_posix()), path.read_bytes())
    return packed.getvalue()
