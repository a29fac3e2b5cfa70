"""What the book says of its twelve races and their cures."""

import re
import sys

import pytest
from sources import processor_time

from book import ROOT
from book.check.program import find_programs
from book.check.python import SUPPORTED
from interleavings import explore_file, read_threads

BROKEN = [
    program.path
    for program in find_programs()
    if program.topic == "races" and re.search("^# runs:.*exit 1", program.source, re.M)
]
CURES = [path.with_name(f"{path.stem}_cured.py") for path in BROKEN]


def explored(path, **how):
    threads, outcome = read_threads(path)
    return explore_file(path, threads, "shared", outcome, **how)


def test_at_line_granularity_two_of_the_twelve_look_right():
    """What the last exercise of Locks that do not help says."""
    right = {path.name for path in BROKEN if not explored(path, granularity="line").wrong}
    assert len(BROKEN) == 12 and right == {"lost_update.py", "two_locks.py"}


@pytest.mark.skipif(sys.platform == "win32", reason="os.times knows no processor time of children")
@pytest.mark.skipif(not getattr(sys, "_is_gil_enabled", lambda: True)(), reason="the ten seconds are for a GIL build")
def test_all_twenty_four_are_explored_to_the_end_in_less_than_ten_seconds():
    found = {}

    def explore_all() -> None:
        for path in (*BROKEN, *CURES):
            found[path] = explored(path)

    assert processor_time(explore_all) < 10
    assert len(found) == 24 and not any(report.sampled for report in found.values())
    assert [path for path in BROKEN if not found[path].wrong] == []
    assert [path for path in CURES if found[path].wrong] == []
    for path, report in found.items():
        assert f"{report}\n" == path.with_suffix(".out").read_text("utf-8")


def test_every_race_has_the_same_counts_under_every_python():
    for line in (ROOT / "tests" / "versions" / "races.txt").read_text("utf-8").splitlines():
        name, _, *verdicts = line.split()
        assert {f"{version}=same" for version in SUPPORTED} | {"3.13t=same"} <= set(verdicts), name
