"""The page on the checks quotes them truly: each message is what the harness says now, each file as it is."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from test_faults import FAULTS, load, skip_where_it_cannot_run, verdict

from book import runner
from book.judge import judge, report
from book.mutants import program_mutants
from book.pages import scan
from book.snippet import ROOT, Snippet, interpreter

PAGE = ROOT / "docs" / "en" / "checked.md"
MARKER = re.compile(r"<!-- (faults|pattern|change|mutant|files)(?:: (.+))? -->")


def quotes() -> list[tuple[str, list[str], list[str]]]:
    """Each marked fence of the page: what kind it is, what the marker names, and the lines within."""
    found, marker = [], None
    for _, line, info, opens in scan(PAGE.read_text("utf-8")):
        if m := MARKER.fullmatch(line) if info is None else None:
            assert marker is None, f"wanted a fence after {marker[0]}, came {line}"
            marker = m
        elif opens and marker:
            assert info == "text", f"wanted a text fence after {marker[0]}, came {info}"
            found.append((marker[1], (marker[2] or "").split(" | "), []))
            marker = None
        elif line.startswith("```"):
            continue
        elif info is not None and found and not inside_another(found, line):
            found[-1][2].append(line)
    return found
