"""python -m interleavings FILE: every schedule of the functions of a file.

FILE has the functions, a factory `shared` (a function or a class) for the object that all of them are given, and
says which functions are the threads: THREADS = (ann, bob). A function `outcome`, where there is one, turns the
object into what counts as a result, and a function `holds` says whether an end is right. STEPS = (json.dumps,) names
functions of other modules whose calls are taken for one step. Or name them: --threads ann,bob --shared Account.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interleavings import __version__
from interleavings.explore import BOUND, LIMIT, explore_file, read_threads
from interleavings.graph import as_json
from interleavings.instrument import GRANULARITIES
from interleavings.report import ExplorationError, Report


def main(arguments: list[str] | None = None) -> int:
    """Print the report; the exit status is 1 where a schedule is wrong, 2 where nothing could be explored."""
    options = _parser().parse_args(arguments)
    is_terminal = sys.stderr.isatty()
    try:
        report = _explore(options, show_progress=is_terminal)
    except ExplorationError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        if is_terminal:
            sys.stderr.write("\r\033[K")
    print(report)
    if report.states:
        try:
            Path(options.states).write_text(as_json(report.states), "utf-8", newline="\n")
        except OSError as error:
            print(f"{options.states}: wanted a file for the states, came {error.strerror or error}", file=sys.stderr)
            return 2
    return 1 if report.wrong else 0


def _parser() -> argparse.ArgumentParser:
    description = "Run the functions of a file as threads under every schedule."
    epilog = "Exit status: 0 if no schedule is wrong, 1 if one is, 2 if nothing could be explored."
    parser = argparse.ArgumentParser(prog="python -m interleavings", description=description, epilog=epilog)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--granularity", choices=GRANULARITIES, default="access", help="what a step is (access)")
    parser.add_argument("--threads", metavar="NAME,NAME", help="the functions, one for each thread")
    parser.add_argument("--shared", metavar="NAME", default="shared", help="what makes the shared object (shared)")
    parser.add_argument("--outcome", metavar="NAME", help="what turns it into a result")
    parser.add_argument("--holds", metavar="NAME", help="what says whether an end is right (holds, if the file has it)")
    parser.add_argument("--bound", type=int, default=BOUND, help=f"schedules before it samples ({BOUND:,})")
    parser.add_argument("--limit", type=float, default=LIMIT, help=f"seconds for one schedule ({LIMIT:g})")
    parser.add_argument("--states", metavar="JSON", help="also write the graph of all states to this file")
    parser.add_argument("--version", action="version", version=f"interleavings {__version__}")
    return parser


def _explore(options: argparse.Namespace, *, show_progress: bool) -> Report:
    """Explore what the options say. Raises ExplorationError."""
    if options.threads:
        threads, outcome = options.threads.split(","), None
    else:
        threads, outcome = read_threads(options.file)
    return explore_file(
        options.file,
        threads,
        options.shared,
        options.outcome or outcome,
        holds=options.holds,
        granularity=options.granularity,
        bound=options.bound,
        limit=options.limit,
        progress=_show_progress if show_progress else None,
        states=bool(options.states),
    )


def _show_progress(schedules: int, share: float) -> None:
    sys.stderr.write(f"\r{schedules:,} schedules, {share:.0%} of all ")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
