"""How fast the checks and the build are, in one run: python measure/bench.py"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from book import ROOT
from book.check.program import Program, find_programs, interpreter
from book.check.run import BOOTSTRAP
from book.check.stamps import Stamps

REPEAT = 3
WORKERS = os.cpu_count() or 1
QUIET = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"NO_MKDOCS_2_WARNING": "1"}


def timed(command: list[str], cwd: Path = ROOT, repeat: int = REPEAT) -> float:
    """The median of `repeat` runs of `command`, in seconds. Ends the program where it fails (exit status 5: no tests)."""
    seconds = []
    for _ in range(repeat):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=cwd, env=QUIET, capture_output=True, text=True)
        seconds.append(time.perf_counter() - start)
        if done.returncode not in (0, 5):
            raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return statistics.median(seconds)


def bare(programs: list[Program]) -> tuple[float, list[float]]:
    """The same runs with nothing around them, as many at once as `make verify`: wall time, and each run's seconds."""
    python = interpreter()
    with tempfile.TemporaryDirectory() as scratch:

        def one(job: tuple[Program, str | None]) -> float:
            program, method = job
            target = ["-c", BOOTSTRAP.format(method, str(program.path))] if method else [str(program.path)]
            start = time.perf_counter()
            command = [sys.executable, *program.contract.flags, *target]
            subprocess.run(command, cwd=scratch, env=QUIET, stdin=-3, stdout=-3, stderr=-3)
            return time.perf_counter() - start

        jobs = [(s, method) for s in programs for method in (None, *s.start_methods(python))]
        start = time.perf_counter()
        with ThreadPoolExecutor(WORKERS) as pool:
            seconds = list(pool.map(one, jobs))
        return time.perf_counter() - start, seconds


def verification(programs: list[Program]) -> None:
    """Print what running and judging costs above running."""
    pytest = [sys.executable, "-m", "pytest", "tests/test_programs.py", "-q"]
    full = timed([*pytest, "-n", str(WORKERS)])
    fixed = timed([*pytest, "-n", str(WORKERS), "-k", "nothing_of_this_name"])
    walls, runs = zip(*(bare(programs) for _ in range(REPEAT)))
    wall, seconds = statistics.median(walls), runs[walls.index(statistics.median(walls))]
    serial = max(max(seconds), sum(seconds) / WORKERS)
    names = "\n".join(str(s.path) for s in programs)
    start = time.perf_counter()
    subprocess.run(
        ["xargs", f"-P{WORKERS}", "-n1", sys.executable], input=names, env=QUIET, text=True, capture_output=True
    )
    xargs = time.perf_counter() - start
    print(f"{len(programs)} programs, {len(seconds)} runs, {WORKERS} workers, Python {sys.version.split()[0]}")
    print(f"verification                        {full:6.2f} s")
    print(f"bare runs, as many workers          {wall:6.2f} s")
    print(f"fixed cost                          {fixed:6.2f} s   goal 1.00")
    print(f"above bare, for each run            {1000 * (full - fixed - wall) / len(seconds):6.1f} ms  goal 25.0")
    print(f"ratio to xargs -P{WORKERS} (plain runs)      {full / xargs:6.2f}")
    print(f"ratio to max(longest, sum / cores)  {full / serial:6.2f}")
    changed = [*pytest, "--changed"]
    timed(changed, repeat=1)
    print(f"verify-changed, nothing changed     {timed(changed):6.2f} s   goal 0.60")
    quickest = min(programs, key=lambda s: (bool(s.start_methods(interpreter())), s.contract.limit, s.name))
    alone = bare([quickest])[0]
    costs = []
    for _ in range(REPEAT):
        stamps = Stamps()
        stamps.known.pop(quickest.name, None)
        stamps.save()
        costs.append(timed(changed, repeat=1))
    print(f"verify-changed, one changed         {statistics.median(costs):6.2f} s   goal 0.90 + {alone:.2f} (its run)")


def builds(programs: list[Program]) -> None:
    """Print what it costs to build generated pages of four programs each."""
    text = "A clerk counts the drawer, writes the sum, and goes home. " * 12
    for count in (25, 100, 400):
        with tempfile.TemporaryDirectory() as scratch:
            root = Path(scratch)
            for name in ("book", "snippets", "tests/versions", "tests/patterns", "docs/en/assets"):
                shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            (root / ".cache").mkdir()
            for name in (".cache/verified.json", "mkdocs.yml", "requirements.txt", "requirements.in"):
                shutil.copy(ROOT / name, root / name)
            nav = []
            for number in range(count):
                some = programs[number::25] if number < 25 else []  # the page checks ask for each program once
                some = [*some, *(programs[(number + n) % len(programs)] for n in range(4))][:4]
                parts = [f"## Part {n} {{ #part-{n} }}\n\n{text}\n\n{{snippet {s.name}}}" for n, s in enumerate(some)]
                page = "\n\n".join([f"# Page {number} {{ #page }}", *parts]) + "\n"
                (root / f"docs/en/page-{number}.md").write_text(page)
                nav.append(f"page-{number}.md")
            (root / "generated.yml").write_text(f"INHERIT: mkdocs.yml\nnav: [{', '.join(nav)}]\n")
            seconds = timed(
                [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "generated.yml"],
                root,
                repeat=1 if count > 25 else REPEAT,
            )
            print(
                f"build of {count:3} pages                  {seconds:6.2f} s   {1000 * seconds / count:.0f} ms a page"
                + ("   goal 3.00" if count == 25 else "")
            )


def main() -> None:
    programs = [s for s in find_programs() if not s.contract.unmet_needs(interpreter())]
    verification(programs)
    builds(find_programs())


if __name__ == "__main__":
    main()
