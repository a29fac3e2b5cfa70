"""Tests the twelve races of snippets/races and their cures in every way that the page names; writes the data.

    make cross-check                               sets up .cache/dev, with frontrun and pytest-run-parallel
    python measure/testing_for_races/compare.py    writes testing_for_races.json (about a quarter of an hour)
    python measure/testing_for_races/compare.py --quick    measures anew all but stress and run-parallel

A way has found a bug where it comes to an outcome that the explorer calls wrong, or to a hang. Each way is tried
TRIES times on all twenty-four programs, each try of each program in a process of its own.
"""

import datetime
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT), str(HERE.parent)]

from cases import RACES  # noqa: E402
from common import dump, interpreters, machine  # noqa: E402
from trial import SECONDS  # noqa: E402

from book.check.files import content, write_whole  # noqa: E402
from interleavings import Report, __version__, explore_file, read_threads  # noqa: E402

DATA = HERE / "testing_for_races.json"
DEV = ROOT / ".cache" / "dev"
TRIES, ITERATIONS, LIMIT = 3, 1_000, 15
GIL, OLDEST, FREE = "3.15", "3.10", "3.13t"
ABOUT = (
    "found: in how many of `tries` tries a way saw the bug of a program; accused: how many tries called a cure wrong;"
    " share: the seconds for all 24 programs (the fastest of the tries) in parts of the explorer's; forced, a thread is"
    " stopped at one place chosen by hand; stress, as many runs as fit into `stress_seconds`, or until one is wrong;"
    " run-parallel, `iterations` by pytest-run-parallel with 2 threads;"
    " frontrun, turned: its threads in the other order"
)


def programs() -> list[str]:
    """Name the twelve broken programs, then the twelve cures."""
    cures = sorted(path.name for path in RACES.glob("*_cured.py"))
    return [*(name.replace("_cured", "") for name in cures), *cures]


def report(name: str) -> Report:
    """Explore one program."""
    threads, outcome = read_threads(RACES / name)
    return explore_file(RACES / name, threads, "shared", outcome)


def repeat(ask: Callable[[str], bool]) -> dict:
    """Ask about every program, TRIES times over."""
    found, times = dict.fromkeys(programs(), 0), []
    for _ in range(TRIES):
        begin = time.perf_counter()
        for name in found:
            found[name] += ask(name)
        times.append(time.perf_counter() - begin)
    return row(found, times)


def row(found: dict[str, int], times: list[float]) -> dict:
    """Split what was found into bugs and cures that were called wrong."""
    broken = {name.removesuffix(".py"): count for name, count in found.items() if "_cured" not in name}
    accused = sum(count for name, count in found.items() if "_cured" in name)
    return {"found": broken, "accused": accused, "seconds": min(times)}


def trial(python: str, way: str, right: dict) -> Callable[[str], bool]:
    """Return what asks trial.py under a Python."""

    def ask(name: str) -> bool:
        command: list[str | Path] = [python, HERE / "trial.py", way, RACES / name, json.dumps(right[name])]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60)
        return bool(json.loads(done.stdout)["wrong"])

    return ask


def run_parallel(python: str, right: dict) -> Callable[[str], bool]:
    """Return what asks pytest-run-parallel, whose packages are taken from .cache/dev."""
    packages = next((DEV / "lib").glob("python*/site-packages"))
    variables = {"PYTHONPATH": f"{packages}{os.pathsep}{HERE}", "PYTHONDONTWRITEBYTECODE": "1"}

    def ask(name: str) -> bool:
        command: list[str | Path] = [python, "-m", "pytest", "-q", "-c", os.devnull, f"--rootdir={HERE}"]
        command += [HERE / "run_parallel.py"]
        command += ["-p", "no:cacheprovider", "--parallel-threads=2", f"--iterations={ITERATIONS}"]
        env = os.environ | variables | {"RACE": str(RACES / name), "RIGHT": json.dumps(right[name])}
        try:
            done = subprocess.run(
                command, env=env, cwd=HERE, capture_output=True, text=True, timeout=LIMIT, check=False
            )
        except subprocess.TimeoutExpired:
            return True  # the two threads wait for ever
        if done.returncode not in (0, 1) or "run in parallel" not in done.stdout:
            sys.exit(f"{name}: wanted a test run, came exit status {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.returncode == 1

    return ask


def frontrun(order: str, right: dict) -> dict:
    """Ask frontrun about all programs, their threads in one order; its time has one start of a process in it."""
    command: list[str | Path] = [DEV / "bin" / "frontrun", "python", HERE / "second_opinion.py", order]
    command += [RACES / name for name in right]
    found, times = dict.fromkeys(right, 0), []
    for _ in range(TRIES):
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
        times.append(time.perf_counter() - begin)
        for opinion in map(json.loads, done.stdout.splitlines()):
            found[opinion["program"]] += not set(opinion["outcomes"]) <= set(right[opinion["program"]])
    return row(found, times)


def version(python: str | Path) -> str:
    """Ask a Python its version."""
    ask = [str(python), "-c", "import sys; print(sys.version.split()[0])"]
    return subprocess.run(ask, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def main() -> None:
    """Try every way and write the data."""
    pythons = {name: path for name, (path, _) in interpreters().items() if name in (GIL, OLDEST, FREE)}
    missing = [f"python{name} on PATH" for name in (GIL, OLDEST, FREE) if name not in pythons]
    missing += ["frontrun (make cross-check installs it)"] * (not (DEV / "bin" / "frontrun").exists())
    if missing:
        sys.exit(f"{Path(__file__).name}: missing: {', '.join(missing)}")
    right = {name: [outcome.text for outcome in report(name).outcomes if not outcome.wrong] for name in programs()}
    old = content(DATA)
    ours, dev = ".".join(sys.version.split()[0].split(".")[:2]), version(DEV / "bin" / "python")
    rows = [{"way": "explorer", "python": ours} | repeat(lambda name: report(name).wrong > 0)]
    for way, order in (("frontrun", "--straight"), ("frontrun, turned", "--turned")):
        rows.append({"way": way, "python": dev.rpartition(".")[0]} | frontrun(order, right))
    rows.append({"way": "forced", "python": GIL} | repeat(trial(pythons[GIL], "forced", right)))
    if "--quick" in sys.argv:
        rows += json.loads(DATA.read_text("utf-8"))["rows"][len(rows) :]
    else:
        for name in (GIL, OLDEST, FREE):
            rows.append({"way": "stress", "python": name} | repeat(trial(pythons[name], "stress", right)))
        for name in (GIL, FREE):
            rows.append({"way": "run-parallel", "python": name} | repeat(run_parallel(pythons[name], right)))
    for one in rows:
        one["runs"] = TRIES
        one["share"] = round(one["seconds"] / rows[0]["seconds"], 2)
        one["seconds"] = round(one["seconds"], 2)
    data = {
        "about": ABOUT,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": {name: version(path) for name, path in pythons.items()} | {"explorer": ours, "frontrun under": dev},
        "packages": packages(),
        "tries": TRIES,
        "stress_seconds": SECONDS,
        "iterations": ITERATIONS,
        "rows": rows,
    }
    write_whole(DATA, dump(data), old)


def packages() -> dict[str, str]:
    """Read the versions of the two packages, and of the explorer."""
    ask = "import importlib.metadata as m, json; print(json.dumps({n: m.version(n) for n in %r}))"
    names = ("frontrun", "pytest-run-parallel")
    command: list[str | Path] = [DEV / "bin" / "python", "-c", ask % (names,)]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return {"interleavings": __version__, **found}


if __name__ == "__main__":
    main()
