"""How fast the checks and the build are; it asserts nothing.

    python measure/bench.py [--repeat 5] [--every 1] [verify] [changed] [build] [import]

What is compared is run in turns, and the median of the turns is printed. --every 6 takes every sixth program only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from book.check.program import Program, find_programs, interpreter  # noqa: E402
from book.check.run import arguments, fill  # noqa: E402
from book.check.stamps import Stamps  # noqa: E402
from book.check.surroundings import environment  # noqa: E402

CORES = os.cpu_count() or 1
QUIET = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"NO_MKDOCS_2_WARNING": "1"}
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]


def seconds(command: list[str], cwd: Path = ROOT) -> float:
    """How long a command takes. Ends the program where it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, env=QUIET, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)[:200]} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - start


def in_turns(repeat: int, *measures: Callable[[], float]) -> list[list[float]]:
    """What each measure gives in each turn, as columns."""
    return [list(column) for column in zip(*([one() for one in measures] for _ in range(repeat)))]


def bare(programs: list[Program]) -> float:
    """Run programs with nothing around them, in file order, as many at once as there are cores.

    The runs are those of a verification: plainly and under each start method. Folders are made beforehand.
    """
    python = interpreter()
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(CORES) as pool:
        home = Path(scratch) / "home"
        home.mkdir()
        jobs: list[tuple[list[str], Path]] = []
        for program in programs:
            for method in (None, *program.start_methods(python)):
                folder = Path(scratch) / str(len(jobs))
                fill(folder, program)
                jobs.append(([python.command, *arguments(program, method)], folder))

        def run(job: tuple[list[str], Path]) -> None:
            null, variables = subprocess.DEVNULL, environment(home, home)
            subprocess.run(job[0], cwd=job[1], env=variables, stdin=null, stdout=null, stderr=null, check=False)

        start = time.perf_counter()
        list(pool.map(run, jobs))
        return time.perf_counter() - start


def verify(programs: list[Program], repeat: int) -> None:
    """Verification from nothing, beside the same runs bare."""
    tests = [f"tests/test_programs.py::test_program[{program.name}]" for program in programs]
    walls = in_turns(repeat, lambda: bare(programs), lambda: seconds([*PYTEST, "-n", "auto", *tests]))
    ratio = median(verified / plain for plain, verified in zip(*walls))
    print(f"{len(programs)} programs, bare, {CORES} at a time  {median(walls[0]):7.2f} s")
    print(f"the same, verified               {median(walls[1]):7.2f} s   {ratio:.2f} x bare")


def verify_changed(programs: list[Program], repeat: int) -> None:
    """Verification of what has changed, where nothing has, and where one quick program has."""
    changed = [*PYTEST, "tests/test_programs.py", "--changed"]
    seconds([*changed, "-n", "auto"])
    python = interpreter()
    quick = next(program for program in programs if not program.start_methods(python))

    def one_changed() -> float:
        stamps = Stamps()
        del stamps.known[quick.name]
        stamps.save()
        return seconds(changed)

    nothing, alone, one = in_turns(repeat, lambda: seconds(changed), lambda: bare([quick]), one_changed)
    print(f"verify-changed, nothing changed  {median(nothing):7.2f} s")
    print(f"verify-changed, one changed      {median(one):7.2f} s   its run alone {median(alone):.2f} s")


def build(programs: list[Program], repeat: int) -> None:
    """Build the book, and 100 generated pages of four programs each. Programs have to be verified."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "generated"
        generate(root, programs, 100)
        site = ["--site-dir", str(Path(scratch) / "site")]
        measures = (lambda: seconds([*command, *site]), lambda: seconds([*command, *site, "-f", "generated.yml"], root))
        book, generated = in_turns(repeat, *measures)
    pages = len(list((ROOT / "docs" / "en").glob("*.md")))
    for name, walls, count in (("the book", book, pages), ("generated", generated, 100)):
        each = 1000 * median(walls) / count
        print(f"build, {name:9} {count:3} pages       {median(walls):7.2f} s   {each:.0f} ms a page")


def generate(root: Path, programs: list[Program], count: int) -> None:
    """A book of `count` pages, of which each program is in one at least."""
    folders = ("book", "interleavings", "snippets", "tests/versions", "tests/patterns", "docs/en/assets", "overrides")
    for name in folders:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".cache").mkdir()
    for name in (".cache/verified.json", "mkdocs.yml", "requirements.txt", "requirements.in"):
        shutil.copy(ROOT / name, root / name)
    text = "A clerk counts the drawer, writes the sum, and goes home. " * 12
    size = -(-len(programs) // count)
    for number in range(count):
        some = [programs[(number * size + n) % len(programs)] for n in range(size)]
        parts = [f"## Part {n} {{ #part-{n} }}\n\n{text}\n\n{_embed(one)}" for n, one in enumerate(some)]
        page = "\n\n".join([f"# Page {number} {{ #page }}", *parts]) + "\n"
        (root / f"docs/en/page-{number}.md").write_text(page, "utf-8")
    nav = ", ".join(f"page-{number}.md" for number in range(count))
    (root / "generated.yml").write_text(f"INHERIT: mkdocs.yml\nnav: [{nav}]\n", "utf-8")


def _embed(program: Program) -> str:
    stepper = f"\n\n{{snippet {program.name} stepper}}" if program.contract.stepper else ""
    return f"{{snippet {program.name}}}{stepper}"


def imports(repeat: int) -> None:
    """What a build loads before it reads a page."""
    code = "import mkdocs.__main__, book.site.mkdocs_hook"
    tools = ("pytest", "pytest_examples", "black", "ruff")
    loaded = f"{code}, sys; print(len(sys.modules), *[name for name in {tools} if name in sys.modules])"
    empty, full = in_turns(repeat, *(lambda c=c: seconds([sys.executable, "-c", c]) for c in ("pass", code)))
    count, *found = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, env=QUIET, capture_output=True, text=True, check=True
    ).stdout.split()
    print(f"imports of a build               {median(full) - median(empty):7.2f} s   {count} modules", *found)


def main(words: list[str] | None = None) -> None:
    """Measure what is asked for, by default all."""
    parser = argparse.ArgumentParser(prog="python measure/bench.py", description=(__doc__ or "").splitlines()[0])
    known = ("verify", "changed", "build", "import")
    parser.add_argument("what", nargs="*", metavar="|".join(known), help="by default all")
    parser.add_argument("--repeat", type=int, default=5, help="turns (default: 5)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every Nth program only (default: 1)")
    options = parser.parse_args(words)
    for word in options.what:
        if word not in known:
            parser.error(f"wanted one of {', '.join(known)}, came {word}")
    python = interpreter()
    programs = [one for one in find_programs() if not one.contract.unmet_needs(python)][:: options.every]
    print(f"{CORES} cores, Python {python.version}, median of {options.repeat}", flush=True)
    for word in options.what or known:
        if word == "verify":
            verify(programs, options.repeat)
        elif word == "changed":
            verify_changed(programs, options.repeat)
        elif word == "build":
            build(find_programs(), options.repeat)
        else:
            imports(options.repeat)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
