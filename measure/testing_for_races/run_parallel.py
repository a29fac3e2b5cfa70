"""A test for pytest-run-parallel: its two threads are the two threads of the program that RACE names.

RACE=FILE RIGHT='["right outcome", ...]' pytest run_parallel.py --parallel-threads 2 --iterations 1000
"""

import json
import os
import threading
from pathlib import Path

import pytest
from cases import caught, load, outcome

ITERATIONS = 1_000
LIMIT = 1.0  # seconds; a thread that is alone for so long waits for one that hangs


class Race:
    """A program, and a shared object for each iteration."""

    def __init__(self, path: Path) -> None:
        """Load the program."""
        self.module = load(path)
        self.objects = [self.module.shared() for _ in range(ITERATIONS)]
        self.both_done = threading.Barrier(2)


@pytest.fixture
def race():
    """Return the program; both threads are given the same."""
    return Race(Path(os.environ["RACE"]))


def test_race(race, thread_index, iteration_index):
    """Run one of the two functions, and look at the outcome when both have ended."""
    shared = race.objects[iteration_index]
    caught(race.module.THREADS[thread_index])(shared)
    race.both_done.wait(LIMIT)
    assert outcome(race.module, shared) in json.loads(os.environ["RIGHT"])
