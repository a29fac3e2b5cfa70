"""Every schedule is run once and counted right, against brute force; past the bound they are sampled."""

import collections
import math
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress

import pytest
from sources import ARTICLE, counts, orders, processor_time

from book import ROOT
from interleavings import explore_file
from interleavings.scheduler import Scheduler


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 5), (2, 3), (4, 4), (6, 5)])
def test_the_number_of_schedules_is_a_binomial_coefficient(n, m, write):
    body = "\n".join(f"    box.{{0}} = {i}" for i in range(9))
    functions = [
        f"def {name}(box):\n" + "\n".join(body.format(name).split("\n")[:k]) for name, k in (("a", n), ("b", m))
    ]
    path = write("class Box: pass\n" + "\n".join(functions))
    for granularity in ("access", "line"):
        report = explore_file(path, ["a", "b"], "Box", granularity=granularity)
        assert (report.schedules, report.steps, report.wrong) == (math.comb(n + m, n), [n, m], 0)


def test_the_articles_two_calls_have_70_schedules_and_40_are_wrong(write):
    report = explore_file(write(ARTICLE), ["ann", "bob"], "shared", "outcome")
    assert (report.schedules, report.wrong, report.sampled) == (70, 40, False)

    def run(order):
        balance, register = 0, {}
        for name, amount in order:
            if name in register:
                balance = register.pop(name) + amount
            else:
                register[name] = balance
        return balance

    steps = [[(name, sign * n) for sign in (1, -1) for _ in "rw"] for name, n in (("ann", 5), ("bob", 8))]
    assert counts(report) == collections.Counter(str(run(order)) for order in orders(*steps))


def test_at_line_granularity_it_has_6_and_none_is_wrong(write):
    report = explore_file(write(ARTICLE), ["ann", "bob"], "shared", "outcome", granularity="line")
    assert (report.schedules, report.wrong, counts(report)) == (6, 0, {"0": 6})


def test_three_threads(write):
    path = write("class Box:\n    n = 0\n\ndef add(box):\n    box.n += 1\n")
    report = explore_file(path, ["add"] * 3, "Box")
    assert report.threads == ["add1", "add2", "add3"]
    assert report.schedules == math.factorial(6) // 2**3

    def run(order):
        n, register = 0, {}
        for name in order:
            if name in register:
                n = register.pop(name) + 1
            else:
                register[name] = n
        return f"n {n}"

    assert counts(report) == collections.Counter(map(run, orders("aa", "bb", "cc")))


def test_past_the_bound_it_samples_and_says_so(write):
    report = explore_file(write(ARTICLE), ["ann", "bob"], "shared", "outcome", bound=10)
    assert report.sampled and report.schedules > 1000
    assert {text for text in counts(report) if text != "0"} == {"5", "-5", "8", "-8", "3", "-3"}
    assert report.wrong == sum(count for text, count in counts(report).items() if text != "0")
    assert "no frequencies" in str(report)


SLOW = """
import _thread

GATE = _thread.allocate_lock()
GATE.acquire()

class Box:
    n = 0

    def __init__(self):
        GATE.acquire(timeout=0.02)  # which takes real time; time.sleep takes none here

def add(box):
    box.n += 1; box.n += 1
"""


def test_progress_is_reported(write):
    came = []
    report = explore_file(write(SLOW), ["add"] * 2, "Box", progress=lambda *progress: came.append(progress))
    assert report.schedules == 70
    assert came == sorted(came) and 0 < came[0][1] < came[-1][1] < 1


EIGHT_STEPS = """
class Box:
    n = 0

def ann(box):
    box.n += 1; box.n += 1; box.n += 1; box.n += 1

def bob(box):
    box.n += 1; box.n += 1; box.n += 1; box.n += 1

shared = Box
THREADS = (ann, bob)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to show progress on")
def test_two_threads_of_eight_steps_take_less_than_twenty_seconds_and_show_progress(write):
    command = [sys.executable, "-m", "interleavings", write(EIGHT_STEPS)]
    shown, done = [], []
    terminal, written = os.openpty()

    def read() -> None:
        with suppress(OSError):  # the end of a terminal
            while text := os.read(terminal, 1000):
                shown.append(text)

    def run() -> None:
        reader = threading.Thread(target=read)
        reader.start()
        done.append(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=written, text=True, timeout=120))
        os.close(written)
        reader.join(5)
        os.close(terminal)

    assert processor_time(run) < 20
    assert "\n12,870 schedules at access granularity, " in done[0].stdout
    assert re.search(rb"\r[\d,]+ schedules, \d+% of all", b"".join(shown))


def test_a_thread_has_begun_when_its_worker_is_there():
    """What it does before that, such as to make a lock, would stand in the first schedule on a busy machine."""
    for _ in range(20):
        scheduler = Scheduler("shop.py", [], "access", ["ann", "bob"])
        assert sorted(worker.name for worker in scheduler.by_thread.values()) == ["ann", "bob"]
        scheduler.close()
