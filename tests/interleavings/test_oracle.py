"""The explorer and a model that shares no code with it come to the same verdicts; broken on purpose, it does not."""

import subprocess
import sys
from pathlib import Path

import pytest
from oracle import break_on_purpose, run

ORACLE = Path(__file__).with_name("oracle.py")


def test_five_hundred_random_programs_have_the_same_verdict():
    (same, large, refused, schedules, wrong), bad = run(500, seed=3, chunk=125)
    assert bad == []
    assert same > 450 and same + large + refused == 500 and wrong > 50 and schedules > 10_000


@pytest.mark.parametrize("way", break_on_purpose(None))
def test_an_explorer_that_is_broken_on_purpose_is_found_out(way):
    command = [sys.executable, ORACLE, "--numbers", "5000000:5000200", "--break", way]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    first = done.stdout.splitlines()[0]
    assert not first.startswith("= "), f"{way}: nothing was seen"
