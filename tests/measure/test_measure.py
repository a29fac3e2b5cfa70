"""What a page says of a measurement is what its data file says, and the programs that measure still run."""

import json
import re
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator

import pytest

from book import ROOT
from book.check.python import Version
from book.site.regions import find_regions, measurements, plan, read_pages
from measure import common
from measure.lock_cost import lock_cost
from measure.race import page as race_page
from measure.race import race
from measure.race import run as race_run

MEASURE = ROOT / "measure"
DATA = sorted(MEASURE.glob("*/*.json"))
PAGES = read_pages()


def numbers() -> Iterator[tuple[str, int]]:
    """The page and the last line with a number of each measured region."""
    for path, text in PAGES.items():
        lines = text.split("\n")
        for region in find_regions(path, text):
            if region.words[0] == "measurement":
                inside = range(region.first + 1, region.last)
                yield path, max((number for number in inside if re.search(r"\d", lines[number - 1])), default=0)


NUMBERS = list(numbers())
ONE_RUN = {  # with the rounds that the data names: seven runs of pools differed too much to say anything
    "pool",
    "copy_on_write",  # memory, which differs by some pages only
}


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
    if "load" in data:  # it measures times
        assert data["runs"] >= 7 and len(data["load"]) == 2
        assert {len(values) for row in data["rows"] for name, values in row.items() if name != "python"} == {
            data["runs"]
        }
    else:
        assert "repetitions" in data or all(
            "runs" in row for row in data["rows"] if row.get("verdict", "counted") == "counted"
        )


def test_each_page_with_times_has_seven_runs():
    timed = {name for name, page in measurements().items() if hasattr(page, "figures")} - ONE_RUN
    assert timed == {path.parent.name for path in DATA if "load" in json.loads(path.read_text("utf-8"))}
    assert {"lock_cost", "process_or_thread", "thread_local", "subprocess", "exec"} <= timed


def test_each_measurement_is_on_a_page():
    assert sorted(measurements()) == sorted(path.name for path in MEASURE.iterdir() if any(path.glob("*.json")))
    assert len(NUMBERS) == sum(len(page.regions()) for page in measurements().values()) > 25


@pytest.mark.parametrize("name", measurements())
def test_the_data_bears_out_what_the_page_says(name):
    assert [str(fault) for fault in measurements()[name].faults()] == []


@pytest.mark.parametrize("path", sorted({path for path, _ in NUMBERS}))
def test_the_page_says_what_the_data_says(path):
    assert [str(fault) for fault in plan({path: PAGES[path]}).stale] == []


@pytest.mark.parametrize("path, line", NUMBERS)
def test_a_number_that_was_changed_by_hand_is_seen(path, line):
    lines = PAGES[path].split("\n")
    lines[line - 1] = re.sub(r"\d(?!.*\d)", lambda m: str(9 - int(m[0])), lines[line - 1])
    made = plan({path: "\n".join(lines)})
    assert [(fault.path, fault.line) for fault in made.stale] == [(path, line)]
    assert made.pages == {path: PAGES[path]}


@pytest.mark.parametrize("name", measurements())
def test_data_that_does_not_bear_out_the_page_is_seen(name, monkeypatch, tmp_path):
    """Each number of the first row by itself, a thousand times as large or as small: some claim notices one of them."""
    page = measurements()[name]
    data, copy = json.loads(page.DATA.read_text("utf-8")), tmp_path / page.DATA.name
    monkeypatch.setattr(common, "ROOT", tmp_path)
    monkeypatch.setattr(page, "DATA", copy)
    first, *rest = data["rows"]
    changes: list[dict] = [{"found": dict.fromkeys(first["found"], 0)}] if "found" in first else []
    changes += [{"wrong": 0}] if "wrong" in first else []
    for key, value in first.items():
        if isinstance(value, (int, float)):
            changes += [{key: value * 1000}, {key: value / 1000}]
        elif isinstance(value, list) and isinstance(value[0], (int, float)):
            changes += [{key: [one * 1000 for one in value]}, {key: [one / 1000 for one in value]}]
    found = []
    for change in changes:
        copy.write_text(common.dump({**data, "rows": [first | change, *rest]}), "utf-8")
        found += [str(fault) for fault in page.faults()]
    assert found and all(re.match(rf"{copy.name}:\d+: the page says that ", fault) for fault in found)


def test_versions_stand_in_the_order_of_the_tables():
    names = ["3.9", "3.13t", "3.10", "2.7", "3.14t", "3.13"]
    assert list(map(str, common.newest_first(map(Version.parse, names)))) == [
        "3.13", "3.10", "3.9", "2.7", "3.14t", "3.13t",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "module, words, measured",
    [
        ("measure.exec.exec", ["1"], {"small_fork_exec", "large_posix_spawn"}),
        ("measure.copy_on_write.copy_on_write", ["1000", "1"], {"objects", "frozen", "fork_large"}),
        ("measure.race.bytecode", [], {"attribute_add", "getter"}),
    ],
)
def test_what_measures_needs_no_package(module, words, measured):
    command = ["-I", "-S", "-c", "import runpy, sys; sys.path.append('.'); sys.argv.append('--one'); "]
    command[-1] += f"sys.argv += {words!r}; runpy.run_module({module!r}, run_name='__main__')"
    assert measured <= set(json.loads(run(*command)))


def test_the_drivers_need_no_package():
    run(
        "-I", "-S", "-c", "import sys; sys.path.append('.'); import measure.common, measure.race.run, measure.race.page"
    )


def test_every_variant_of_the_race_runs():
    free = sysconfig.get_config_var("Py_GIL_DISABLED")
    for variant in race.VARIANTS:
        if variant == "generator" and free:
            continue  # which may crash this Python
        errors = json.loads(run(MEASURE / "race" / "race.py", variant, 100, 2))
        assert len(errors) == 2


@pytest.mark.parametrize("variant", ["pair", "python_call", "lazy_init", "two_steps", "two_steps_named", "generator"])
def test_one_thread_after_the_other_is_always_right(monkeypatch, variant):
    """So a wrong run is the doing of two threads, and of nothing else."""

    class OneAfterTheOther(threading.Thread):
        def start(self):
            super().start()
            self.join()

    monkeypatch.setattr(race.threading, "Thread", OneAfterTheOther)
    worker, right = race.VARIANTS[variant]
    assert [race.error(worker, right, 1000) for _ in range(3)] == [0, 0, 0]


def test_a_thing_of_the_other_thread_is_counted(monkeypatch):
    class OfTheOther(list):
        def pop(self):
            return "the other's"

    monkeypatch.setattr(race, "drawer", OfTheOther())
    monkeypatch.setattr(race, "sales", [])
    for variant in ("two_steps", "two_steps_named"):
        race.VARIANTS[variant][0](3, 5)
    assert race.sales == [3, 3]


def test_a_busy_generator_is_counted(monkeypatch):
    monkeypatch.setattr(race, "shared_numbers", (next(race.shared_numbers) for _ in "1"))
    monkeypatch.setattr(race, "sales", [])
    race.generator(1, 5)
    assert race.sales == [1]


def test_what_is_not_measured_anew_stays():
    old = [
        {"variant": "pair", "switch_interval": "default", "python": name, "date": "1991-02-20"}
        for name in ("2.7", "3.9")
    ]
    new = [{"variant": "pair", "switch_interval": "default", "python": "3.9", "date": "2026-01-01"}]
    rows = race_run.merged(old, new)
    assert [(row["python"], row["date"]) for row in rows] == [("2.7", "1991-02-20"), ("3.9", "2026-01-01")]


def test_an_unknown_variant_is_told_in_one_line():
    done = subprocess.run([sys.executable, "-m", "measure.race.run", "pear"], cwd=ROOT, capture_output=True, text=True)
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
def test_a_cell_of_the_race(row, shown):
    assert race_page.cell(row) == shown


def test_the_lock_costs_something(monkeypatch, capsys):
    monkeypatch.setattr(lock_cost, "UPDATES", 20_000)
    monkeypatch.setattr(sys, "argv", ["lock_cost.py", "--one"])
    lock_cost.main()
    assert json.loads(capsys.readouterr().out)["with_lock"] > 1


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
