"""Two of these three files hide a module of the standard library."""

import sys
import tempfile
from pathlib import Path


def hiding(folder: str) -> list[str]:
    """Return the names of the files that hide a module."""
    stems = sorted(file.stem for file in Path(folder).glob("*.py"))
    return [stem for stem in stems if stem in sys.stdlib_module_names]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("clerk", "multiprocessing", "queue"):
            Path(folder, f"{name}.py").write_text("import os\n")
        print("rename:", *hiding(folder))


if __name__ == "__main__":
    main()
