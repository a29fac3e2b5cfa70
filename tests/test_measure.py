"""What a page says of a measurement is what its data file says, and the programs that measure still run."""

import json
import shutil
import subprocess
import sys

import pytest

from book.snippet import ROOT

MEASURE = ROOT / "measure"
DATA = sorted(path for path in MEASURE.glob("*/*.json"))
CHECKED = sorted(path for path in MEASURE.glob("*/*.py") if "--check" in path.read_text("utf-8"))


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


@pytest.mark.parametrize(
    "path", [path for path in CHECKED if path.name == "table.py"], ids=lambda path: path.parent.name
)
def test_a_cell_that_was_changed_by_hand_is_seen(path, tmp_path):
    for name in ("measure", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    copy = tmp_path / path.relative_to(ROOT)
    table = copy.with_name("table.md")
    table.write_text(table.read_text("utf-8").replace("0/10", "1/10", 1), "utf-8")
    done = subprocess.run([sys.executable, copy, "--check"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and done.stderr.startswith(f"{table.relative_to(tmp_path).as_posix()}:")


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
