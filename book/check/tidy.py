"""Takes out of what a program prints all that differs between machines and versions for no reason of its own."""

from __future__ import annotations

import os
import re
from pathlib import Path

FRAME = re.compile(r'^(\s*)File "(.+?)", line (\d+)(, in .+)?$')
CARETS = re.compile(r"^\s*~*\^[~^]*\s*$")
WARNING = re.compile(r"^(?:/|[A-Za-z]:\\).*?([^/\\]+\.py):\d+: (\w*Warning: )")


def tidy(text: str, folder: Path, program: str, python: str, bootstrapped: bool = False) -> str:
    """The text without what differs between machines and versions for no reason.

    Frames of the library become `.../threading.py, line N`, their source lines and all caret lines go,
    repeated ones stand once; the program's folder and the interpreter's path are cut.
    """
    text = text.replace(f"{folder}{os.sep}", "").replace(str(folder.parent), "~").replace(python, "python")
    if "File " not in text and "Warning" not in text:
        return text
    lines: list[str] = []
    below = None  # the indent of a shortened frame, while its source lines follow
    for line in text.split("\n"):
        if CARETS.match(line):
            continue
        if m := FRAME.match(line):
            below = None
            if m[2] != program:
                below = m[1]
                if bootstrapped and re.search(r"^<string>$|runpy", m[2]):
                    continue
                file = re.split(r"[/\\]", m[2].strip("<>").removeprefix("frozen "))[-1]
                line = f"{m[1]}.../{file}, line N"
                if lines and lines[-1] == line:
                    continue
        elif below is not None and line.startswith(f"{below}  ") and line.strip():
            continue
        else:
            below = None
            line = WARNING.sub(r".../\1:N: \2", line)
        lines.append(line)
    return "\n".join(lines)
