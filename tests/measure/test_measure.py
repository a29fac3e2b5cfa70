"""What a page says of a measurement is what its data file says, and the programs that measure still run."""

import importlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from book import ROOT

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


@pytest.fixture
def race(monkeypatch):
    """The modules of measure/race, by name."""
    monkeypatch.syspath_prepend(str(MEASURE / "race"))
    return importlib.import_module


def test_every_variant_of_the_race_runs(race):
    free = sysconfig.get_config_var("Py_GIL_DISABLED")
    for variant in race("race").VARIANTS:
        if variant == "generator" and free:
            continue  # which may crash this Python
        errors = json.loads(run(MEASURE / "race" / "race.py", variant, 100, 2))
        assert len(errors) == 2


@pytest.mark.parametrize("variant", ["pair", "python_call", "lazy_init", "two_steps", "two_steps_named", "generator"])
def test_one_thread_after_the_other_is_always_right(race, monkeypatch, variant):
    """So a wrong run is the doing of two threads, and of nothing else."""
    measured = race("race")

    class OneAfterTheOther(threading.Thread):
        def start(self):
            super().start()
            self.join()

    monkeypatch.setattr(measured.threading, "Thread", OneAfterTheOther)
    worker, right = measured.VARIANTS[variant]
    assert [measured.error(worker, right, 1000) for _ in range(3)] == [0, 0, 0]


def test_a_thing_of_the_other_thread_is_counted(race, monkeypatch):
    measured = race("race")

    class OfTheOther(list):
        def pop(self):
            return "the other's"

    monkeypatch.setattr(measured, "drawer", OfTheOther())
    monkeypatch.setattr(measured, "sales", [])
    for variant in ("two_steps", "two_steps_named"):
        measured.VARIANTS[variant][0](3, 5)
    assert measured.sales == [3, 3]


def test_a_busy_generator_is_counted(race, monkeypatch):
    measured = race("race")
    monkeypatch.setattr(measured, "shared_numbers", (next(measured.shared_numbers) for _ in "1"))
    monkeypatch.setattr(measured, "sales", [])
    measured.generator(1, 5)
    assert measured.sales == [1]


def test_what_is_not_measured_anew_stays(race):
    old = [
        {"variant": "pair", "switch_interval": "default", "python": name, "date": "1991-02-20"}
        for name in ("2.7", "3.9")
    ]
    new = [{"variant": "pair", "switch_interval": "default", "python": "3.9", "date": "2026-01-01"}]
    rows = race("run").merged(old, new)
    assert [(row["python"], row["date"]) for row in rows] == [("2.7", "1991-02-20"), ("3.9", "2026-01-01")]


def test_an_unknown_variant_is_told_in_one_line():
    done = subprocess.run([sys.executable, MEASURE / "race" / "run.py", "pear"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("measure/race/run.py: no variant pear; there are pair, ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "row, shown",
    [
        (None, ("no-data", "no data")),
        ({"verdict": "crashed"}, ("crashed", "crashed")),
        ({"verdict": "counted", "wrong": 0, "runs": 10}, ("wrong-0", "0/10")),
        ({"verdict": "counted", "wrong": 1, "runs": 100}, ("wrong-1", "1/100")),
        ({"verdict": "counted", "wrong": 99, "runs": 100}, ("wrong-9", "99/100")),
        ({"verdict": "counted", "wrong": 10, "runs": 10}, ("wrong-10", "10/10")),
    ],
)
def test_a_cell_of_the_race(race, row, shown):
    assert race("table").cell(row) == shown


def test_the_page_says_in_words_what_the_race_has_counted(race):
    """The sentences of Is += atomic? that no script writes: where each group of rows is wrong, and where it is not."""
    rows, groups = race("table").read(), race("table").GROUPS
    right_from = {
        "nothing-in-between": (3, 10),
        "call-before-the-read": (3, 11),
        "call-in-between": None,
        "generator-already-executing": None,
    }
    keys = {key: right_from.get(anchor) for (_, anchor), group in groups.items() for key in group.values()}
    keys |= {("two_steps", "default"): (3, 11), ("two_steps_named", "default"): None}
    for (variant, interval, version), row in rows.items():
        if (variant, interval) not in keys:
            continue
        since = keys[variant, interval]
        luck = since is not None and not version.endswith("t") and tuple(map(int, version.split("."))) >= since
        assert (row.get("wrong") == 0) == luck, (variant, interval, version)
    assert [key for key, row in rows.items() if row["verdict"] == "crashed" and key[1] == "default"] == [
        ("generator", "default", "3.13t")
    ]


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
