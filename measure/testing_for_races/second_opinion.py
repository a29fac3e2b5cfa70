r"""What frontrun finds in programs of snippets/races: a JSON line for each order of its threads. Run so:

    .cache/dev/bin/frontrun python measure/testing_for_races/second_opinion.py \
        [--real-clock] [--turned | --straight] FILE...

Every outcome that it comes to is reported, as the explorer words it but for lines and for who waits for whom, so
that the two can be compared outcome by outcome and not only by "found" and "not found".
"""

import json
import sys
import time
from pathlib import Path

import frontrun
from cases import caught, load, outcome

HOW = {"clock": "virtual", "preemption_bound": None, "stop_on_first": False, "reproduce_on_failure": 0}
REAL = {"clock": "real", "timeout_per_run": 1.0}  # its default clock, but for how long it waits


def opinion(path: Path, turned: bool, **how) -> dict:
    """Return what frontrun says with the threads in their order, or `turned` round."""
    module, came = load(path), set()
    threads = [caught(function) for function in (reversed(module.THREADS) if turned else module.THREADS)]

    def note(shared: object) -> bool:
        came.add(outcome(module, shared))
        return True

    begin = time.perf_counter()
    result = frontrun.explore(setup=module.shared, workers=threads, invariant=note, **{**HOW, **how})
    if (result.explanation or "").startswith("Deadlock"):
        came.add("deadlock")
    return {
        "program": path.name,
        "turned": turned,
        "outcomes": sorted(came),
        "runs": result.num_explored,
        "given_up": result.inconclusive_reason or "",
        "seconds": round(time.perf_counter() - begin, 3),
    }


def main() -> None:
    """Print a line for each program and each order of its threads."""
    how = REAL if "--real-clock" in sys.argv else {}
    orders = [turned for turned in (False, True) if ("--straight", "--turned")[not turned] not in sys.argv]
    for name in sys.argv[1:]:
        for turned in orders if not name.startswith("--") else ():
            print(json.dumps(opinion(Path(name), turned, **how)), flush=True)


if __name__ == "__main__":
    main()
