"""The explorer and frontrun come to the same outcomes, on each broken program of snippets/races and on each cure.

frontrun is a tool of others, works in another way (on byte code, and it leaves out orders that cannot matter), and
lives in the second environment: `make cross-check` sets it up.
"""

import json
import re
import subprocess

import pytest

from book import ROOT
from book.check.program import find_programs
from interleavings import explore_file, read_threads

FRONTRUN = ROOT / ".cache" / "dev" / "bin" / "frontrun"
RACES = {program.path.name: program.path for program in find_programs() if program.topic == "races"}
BROKEN = sorted(name for name in RACES if name.replace(".py", "_cured.py") in RACES)
BOTH = [*BROKEN, *(name.replace(".py", "_cured.py") for name in BROKEN)]
# What frontrun 0.7.0 does not come to, by itself, in one order of its `workers`: a program, whether they are turned
# round, and why. In the other order it does, so each program is given to it in both. A test holds that it is so still.
LIMITS = {
    ("condition_if.py", True): "it does not try the wait before the notify, where it began with the notify",
    ("lost_wakeup.py", False): "it does not try the notify before the wait, where it began with the wait",
    ("lost_wakeup.py", True): "it begins with the deadlock, and tries nothing else after it",
}
# Under its default clock it cannot tell a thread that waits on a condition from one that is at work, and gives up.
WAITS = [name for name in BOTH if "threading.Condition" in RACES[name].read_text("utf-8")]

pytestmark = pytest.mark.skipif(
    not FRONTRUN.exists(),
    reason="frontrun is not there: make cross-check installs it (not for Windows, 3.15, and free-threaded builds)",
)


def ask(*arguments: str) -> list[dict]:
    command = [FRONTRUN, "python", ROOT / "measure" / "testing_for_races" / "second_opinion.py", *arguments]
    done = subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def opinions():
    """Of each program, by whether its threads were turned round."""
    found: dict[str, dict[bool, dict]] = {}
    for opinion in ask(*(str(RACES[name]) for name in BOTH)):
        found.setdefault(opinion["program"], {})[opinion["turned"]] = opinion
    return found


def explored(name: str) -> set[str]:
    """The outcomes that the explorer comes to, without lines and without who waits for whom."""
    threads, outcome = read_threads(RACES[name])
    report = explore_file(RACES[name], threads, "shared", outcome)
    texts = (re.sub(r" \(line \d+\)", "", outcome.text) for outcome in report.outcomes)
    return {"deadlock" if text.startswith("deadlock") else text for text in texts}


def test_there_are_twelve_and_their_cures():
    assert len(BROKEN) == 12 and {name for name, _ in LIMITS} <= set(BROKEN)


@pytest.mark.parametrize("name", BOTH)
def test_the_two_agree(name, opinions):
    wanted, came = explored(name), opinions[name]
    assert set().union(*(opinion["outcomes"] for opinion in came.values())) == wanted, f"{name}: the two disagree"
    for turned, opinion in came.items():
        assert not opinion["given_up"], f"{name}: {opinion['given_up']}"
        if why := LIMITS.get((name, turned)):
            assert set(opinion["outcomes"]) < wanted, f"{name}: no more a limit of frontrun: {why}"
        else:
            assert set(opinion["outcomes"]) == wanted, f"{name}: a new limit of frontrun, turned: {turned}"


def test_under_its_default_clock_it_gives_up_where_a_thread_waits():
    found = ask("--real-clock", *(str(RACES[name]) for name in WAITS))
    gave_up = {opinion["program"] for opinion in found if "timed out" in opinion["given_up"]}
    assert gave_up == set(WAITS) and len(WAITS) == 4
