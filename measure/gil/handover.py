"""How late a thread wakes from a nap of one millisecond, next to threads that compute.

    python -m measure.gil.handover          writes handover.json
    python -m measure.gil.handover --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own, and what it takes two threads to compute at two switch intervals.
"""

import json
import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

DATA = Path(__file__).with_name("handover.json")
NAP, NAPS, CALLS = 0.001, 60, 8
SHORT = 0.0005  # a tenth of the interval that Python sets
ROUNDS = 1_500_000
NUMBERS = list(range(150_000))
ABOUT = (
    "idle, one, four, short: how late a thread wakes from a nap of 1 ms, in milliseconds, the median of `naps` naps (of"
    " half as many for four), next to no other thread, to one or four threads in a loop of pure Python, to one such"
    " thread at a switch interval of 0.5 ms; dumps: the same next to a thread that calls json.dumps again and again,"
    " for a list of 150,000 numbers, the latest of `calls` naps; dumps_takes: such a call alone, the median of 5;"
    " speed: two threads that compute at a switch interval of 0.5 ms, in parts of the time that they take at 5 ms, the"
    " median of 3"
)


def spin(stop: threading.Event) -> None:
    """Compute in pure Python until told to stop."""
    while not stop.is_set():
        pass


def dump(stop: threading.Event) -> None:
    """Call json.dumps until told to stop."""
    while not stop.is_set():
        json.dumps(NUMBERS)


def lateness(naps: int) -> list[float]:
    """Take naps; return how late each ended, in milliseconds."""
    late = []
    for _ in range(naps):
        begin = time.perf_counter()
        time.sleep(NAP)
        late.append((time.perf_counter() - begin - NAP) * 1000)
    return late


def next_to(works: Sequence[Callable[[threading.Event], None]], naps: int = NAPS) -> list[float]:
    """Return the lateness of naps while other threads work."""
    stop = threading.Event()
    others = [threading.Thread(target=work, args=(stop,)) for work in works]
    for other in others:
        other.start()
    lateness(3)  # by then each of them has begun
    late = lateness(naps)
    stop.set()
    for other in others:
        other.join()
    return late


def alone(call: Callable[[], object]) -> float:
    """Return the milliseconds that a call takes while no other thread works."""
    found = []
    for _ in range(5):
        begin = time.perf_counter()
        call()
        found.append((time.perf_counter() - begin) * 1000)
    return statistics.median(found)


def count(rounds: int) -> None:
    """Compute a fixed amount."""
    while rounds:
        rounds -= 1


def two_count() -> float:
    """Return the seconds that two threads take to compute a fixed amount each."""
    others = [threading.Thread(target=count, args=(ROUNDS,)) for _ in range(2)]
    begin = time.perf_counter()
    for other in others:
        other.start()
    for other in others:
        other.join()
    return time.perf_counter() - begin


def at(interval: float, work: Callable[[], float]) -> float:
    """Do a work at another switch interval."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(interval)
    try:
        return work()
    finally:
        sys.setswitchinterval(usual)


def measure_one() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    found = {
        "idle": statistics.median(next_to([])),
        "one": statistics.median(next_to([spin])),
        "four": statistics.median(next_to([spin] * 4, NAPS // 2)),
        "short": at(SHORT, lambda: statistics.median(next_to([spin]))),
        "dumps": max(next_to([dump], CALLS)),
        "dumps_takes": alone(lambda: json.dumps(NUMBERS)),
    }
    pairs = [(at(SHORT, two_count), two_count()) for _ in range(3)]
    found["speed"] = statistics.median(short / usual for short, usual in pairs)
    return {name: round(value, 3) for name, value in found.items()}


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, naps=NAPS, calls=CALLS)


if __name__ == "__main__":
    main()
