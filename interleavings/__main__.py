"""python -m interleavings FILE: every schedule of the functions of a file.

FILE has the functions, a factory `shared` (a function or a class) for the object that all of them are given, and
says which functions are the threads: THREADS = (ann, bob). A function `outcome`, where there is one, turns the
object into what counts as a result. Or name them: --threads ann,bob --shared Account --outcome left.
"""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path

from interleavings.explore import BOUND, LIMIT, ExplorationError, explore_file
from interleavings.instrument import GRANULARITIES
from interleavings.states import text


def named_in(file: str) -> tuple[list[str], bool]:
    """The functions that THREADS names, and whether there is an `outcome`. Raises ExplorationError."""
    try:
        body = ast.parse(Path(file).read_text("utf-8"), file).body
    except (OSError, ValueError, SyntaxError) as error:
        text = getattr(error, "msg", None) or getattr(error, "strerror", None) or error
        raise ExplorationError(f"{file}:{getattr(error, 'lineno', None) or 1}: {text}") from None
    for node in body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "THREADS":
            names = [getattr(one, "id", "") for one in getattr(node.value, "elts", [])]
            if names and all(names):
                return names, any(getattr(one, "name", "") == "outcome" for one in body)
    raise ExplorationError(f"{file}:1: wanted THREADS = (function, ...), or --threads, came neither")


def show_progress(schedules: int, share: float) -> None:
    sys.stderr.write(f"\r{schedules:,} schedules, {share:.0%} of all ")
    sys.stderr.flush()


def main(arguments: list[str] | None = None) -> int:
    """Print the report; the exit status is 1 where a schedule is wrong, 2 where nothing could be explored."""
    parser = argparse.ArgumentParser(prog="python -m interleavings", description=__doc__.splitlines()[0])
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--granularity", choices=GRANULARITIES, default="access", help="what a step is (access)")
    parser.add_argument("--threads", metavar="NAME,NAME", help="the functions, one for each thread")
    parser.add_argument("--shared", metavar="NAME", default="shared", help="what makes the shared object (shared)")
    parser.add_argument("--outcome", metavar="NAME", help="what turns it into a result")
    parser.add_argument("--bound", type=int, default=BOUND, help=f"schedules before it samples ({BOUND:,})")
    parser.add_argument("--limit", type=float, default=LIMIT, help=f"seconds for one schedule ({LIMIT:g})")
    parser.add_argument("--states", metavar="JSON", help="also write the graph of all states to this file")
    options = parser.parse_args(arguments)
    seen = sys.stderr.isatty()
    try:
        threads, outcome = (options.threads.split(","), False) if options.threads else named_in(options.file)
        report = explore_file(
            options.file,
            threads,
            options.shared,
            options.outcome or ("outcome" if outcome else None),
            granularity=options.granularity,
            bound=options.bound,
            limit=options.limit,
            progress=show_progress if seen else None,
            states=bool(options.states),
        )
        if options.states:
            Path(options.states).write_text(text(report.states), "utf-8", newline="\n")
    except ExplorationError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        if seen:
            sys.stderr.write("\r\033[K")
    print(report)
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
