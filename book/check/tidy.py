"""Takes out of what a program prints all that differs between machines and versions for no reason of its own."""

from __future__ import annotations

import os
import re
from pathlib import Path

FRAME = re.compile(r'^(\s*)File "(.+?(?:\.pyw?|>))", line (\d+)(?:, in .+|( in .+))?$')  # faulthandler has no comma
CARETS = re.compile(r"^\s*~*\^[~^]*\s*$")
# C0 but for tab and newline, DEL, C1, what ends lines or turns text around elsewhere, and bytes that are not UTF-8.
_HIDDEN = "\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\udc80-\udcff"
HIDDEN = re.compile(f"[{_HIDDEN}]")
HIDDEN_OR_SIGN = re.compile(f"[{_HIDDEN}\u2400-\u2421\u27e8]")  # and the signs that stand for these
WARNING = re.compile(r"^(?:/|[A-Za-z]:\\).*?([^/\\]+\.py):\d+: (\w*Warning: )")


def visible(output: bytes) -> str:
    r"""Bytes that were printed, as a page can show them: ESC as ␛, a byte that is not UTF-8 as ⟨e9⟩, NEL as ⟨U+0085⟩.

    No two outputs are shown alike: a program that prints one of these signs gets it as ⟨U+241b⟩. A tab and "\n" stand
    as they are; where the system ends lines with "\r\n", as Windows does, that is "\n".
    """
    text = output.decode("utf-8", "surrogateescape")
    if os.linesep != "\n":
        text = text.replace(os.linesep, "\n")
    return HIDDEN_OR_SIGN.sub(_picture, text)


def show_hidden(text: str) -> str:
    """A text of which a page shows every character: what is hidden, by its sign."""
    return HIDDEN.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        return f"⟨{code - 0xDC00:02x}⟩"
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"⟨U+{code:04x}⟩"


def tidy(text: str, folder: Path, temporary: Path, program: str, python: str, bootstrapped: bool = False) -> str:
    """The text without what differs between machines and versions for no reason.

    Frames of the library become `.../threading.py, line N`, with `in wait` behind it where faulthandler names the
    function; their source lines and the carets below a frame go, repeated ones stand once; the paths of the program's
    folders and of the interpreter are cut.
    """
    text = text.replace(f"{folder}{os.sep}", "").replace(str(temporary), "/tmp")
    text = text.replace(str(folder.parent), "~").replace(python, "python")
    if "File " not in text and "Warning" not in text:
        return text
    lines: list[str] = []
    below = None  # the indent of a shortened frame, while its source lines follow
    within = None  # the same of any frame
    for line in text.split("\n"):
        if within is not None and not (line.startswith(f"{within}  ") and line.strip()):
            within = None
        if within is not None and CARETS.match(line):
            continue
        if m := FRAME.match(line):
            below, within = None, m[1]
            if m[2] != program:
                below = m[1]
                if bootstrapped and re.search(r"^<string>$|runpy", m[2]):
                    continue
                file = re.split(r"[/\\]", m[2].strip("<>").removeprefix("frozen "))[-1]
                line = f"{m[1]}.../{file}, line N{m[4] or ''}"
                if lines and lines[-1] == line:
                    continue
        elif below is not None and line.startswith(f"{below}  ") and line.strip():
            continue
        else:
            below = None
            line = WARNING.sub(r".../\1:N: \2", line)
        lines.append(line)
    return "\n".join(lines)
