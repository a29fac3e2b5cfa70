"""What a page says of a measurement is what its data file says, and the programs that measure still run."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from book.snippet import ROOT

MEASURE = ROOT / "measure"
DATA = sorted(path for path in MEASURE.glob("*/*.json"))
CHECKED = sorted(path for path in MEASURE.glob("*/*.py") if "--check" in path.read_text("utf-8"))


def places() -> Iterator[tuple[Path, int, str]]:
    """The last line with a number of each measured part of a page."""
    for page in sorted((ROOT / "docs" / "en").glob("*.md")):
        inside = None
        for number, line in enumerate(page.read_text("utf-8").splitlines(keepends=True), 1):
            if line.startswith("<!-- /table -->") and inside:
                yield inside
            if line.startswith("<!-- "):
                inside = None
            elif re.search(r"\d", line):
                inside = (page, number, line)


PLACES = list(places())


def run(*command) -> str:
    done = subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    if done.returncode:
        pytest.fail(done.stderr.strip() or f"{command[0]}: exit status {done.returncode}", pytrace=False)
    return done.stdout


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.relative_to(MEASURE).as_posix())
def test_the_data_says_where_it_is_from(path):
    data = json.loads(path.read_text("utf-8"))
    assert {"system", "architecture", "cores"} <= set(data["machine"])
    assert data["date"] and data["versions"] and data["about"]
    assert "repetitions" in data or all(
        "runs" in row for row in data["rows"] if row.get("verdict", "counted") == "counted"
    )


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.relative_to(MEASURE).as_posix())
def test_the_page_says_what_the_data_says(path):
    run(path, "--check")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place[0].stem}:{place[1]}")
def test_a_number_that_was_changed_by_hand_is_seen(place, tmp_path):
    page, line, text = place
    for name in ("measure", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    copy = tmp_path / page.relative_to(ROOT)
    lines = copy.read_text("utf-8").splitlines(keepends=True)
    lines[line - 1] = re.sub(r"\d(?!.*\d)", lambda m: str(9 - int(m[0])), text)
    copy.write_text("".join(lines), "utf-8")
    said = [
        subprocess.run(
            [sys.executable, tmp_path / c.relative_to(ROOT), "--check"], capture_output=True, text=True
        ).stderr
        for c in CHECKED
    ]
    assert any(one.startswith(f"{page.relative_to(ROOT).as_posix()}:{line}: ") for one in said), said


def test_every_variant_of_the_race_runs():
    sys.path.insert(0, str(MEASURE / "race"))
    try:
        from race import VARIANTS
    finally:
        sys.path.pop(0)
    for variant in VARIANTS:
        errors = json.loads(run(MEASURE / "race" / "race.py", variant, 100, 2))
        assert len(errors) == 2


def test_the_lock_costs_something():
    found = json.loads(run(MEASURE / "lock_cost" / "lock_cost.py", "--one"))
    assert found["with_lock"] > 1


@pytest.mark.parametrize("bug, right", [("lost_update", "balance 40"), ("half_built", ""), ("lock_order", "moved 2")])
def test_a_stop_by_hand_finds_a_bug_and_not_its_cure(bug, right):
    trial, races = MEASURE / "testing_for_races" / "trial.py", ROOT / "snippets" / "races"
    right = [right] if right else [f"prices {{'tea': 3}}, told {told}" for told in ("3", "'closed'")]
    found = json.loads(run(trial, "forced", races / f"{bug}.py", json.dumps(right)))
    cured = json.loads(run(trial, "forced", races / f"{bug}_cured.py", json.dumps(right)))
    assert found["wrong"] and cured == {"wrong": [], "runs": 1}


def test_stress_ends_at_its_bound_or_at_a_hang():
    trial, races = MEASURE / "testing_for_races" / "trial.py", ROOT / "snippets" / "races"
    done = json.loads(run(trial, "stress", races / "lost_update_cured.py", json.dumps(["balance 40"])))
    assert done["wrong"] == [] and done["runs"] >= 100
    done = json.loads(run(trial, "stress", races / "lost_wakeup.py", json.dumps(["order 'tea'"])))
    assert done["wrong"] == ["deadlock"]
