"""What one thread pays for a build without the GIL, and what two threads gain there.

    python -m measure.free_threading.price            writes price.json, about two minutes
    python -m measure.free_threading.price --alone    without the two threads, which need an idle machine
    python -m measure.free_threading.price --one      this Python, which has to be a free-threaded one

Measures every free-threaded Python that is on PATH beside the build of the same
version that has the GIL: 3.13t and 3.13. Both are alive all the time and take turns,
since the speed of a shared core changes from one second to the next.
"""

import json
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("price.json")
ROUNDS = 25
ABOUT = (
    "one_*: processor time of one thread on the free-threaded build, in parts of the build with the GIL; two_free_*,"
    " two_gil_*: time of two works one after the other, in parts of both at once in two threads, each with an object"
    " of its own (shared_*: with one object), null if that was not measured; each time is the least of 25 rounds,"
    " which take all one after the other; size_*: sys.getsizeof(object()), in bytes; beside: the version of the build"
    " with the GIL; optimized: how many of the two builds were configured with --enable-optimizations"
)


class Account:
    """A balance."""

    sheet: list[dict[str, Any]]  # has one only if the work needs it

    def __init__(self) -> None:
        """Open the account with nothing on it."""
        self.balance = 0
        self.orders: list[int] = []
        self.stock: dict[int, int] = {}


def twice(number: int) -> int:
    """Return a number twice as large."""
    return number + number


def loop(_: Account) -> None:
    """Compute with local variables."""
    total = 0
    for number in range(50_000):
        total += number


def attribute(account: Account) -> None:
    """Read and write an attribute."""
    for _ in range(50_000):
        account.balance += 1


def call(_: Account) -> None:
    """Call a function that is written in Python."""
    for number in range(40_000):
        twice(number)


def append(account: Account) -> None:
    """Build a list."""
    for number in range(50_000):
        account.orders.append(number)
    account.orders.clear()


def keys(account: Account) -> None:
    """Write and read keys of a dictionary."""
    stock = account.stock
    for number in range(50_000):
        stock[number & 255] = number
        stock[number & 255]


def objects(_account: Account) -> None:
    """Make objects."""
    for _ in range(5_000):
        Account()


def text(_: Account) -> None:
    """Format and join text."""
    ",".join(f"order {number}" for number in range(10_000))


def dumps(account: Account) -> None:
    """Write JSON, which is C code."""
    for _ in range(2):
        json.dumps(account.sheet)


ALONE = {one.__name__: one for one in (loop, attribute, call, append, keys, objects, text, dumps)}
SHARED = {one.__name__: one for one in (attribute, append, keys)}


def used(run: Callable[[], Any]) -> float:
    """Return how long this thread has the processor for it."""
    begin = time.thread_time()
    run()
    return time.thread_time() - begin


def seconds(run: Callable[[], Any]) -> float:
    """Return how long it takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def account_for(name: str) -> Account:
    """Return an account with what a work needs."""
    account = Account()
    if name == "dumps":
        account.sheet = [{"customer": "ida", "number": n, "paid": True, "price": n / 8} for n in range(1_000)]
    return account


def one_thread(name: str) -> list[float]:
    """Return how long one work takes."""
    account = account_for(name)
    return [used(lambda: ALONE[name](account))]


def two_threads(name: str, shared: bool) -> list[float]:
    """Return how long two works take one after the other, and at once in two threads."""
    work, one = ALONE[name], account_for(name)
    start, found = threading.Barrier(2, timeout=20), []

    def own() -> Account:
        return one if shared else account_for(name)  # made by the thread that uses it

    def after_start() -> None:
        account = own()
        start.wait()
        begin = time.perf_counter()
        work(account)
        found.append((begin, time.perf_counter()))

    threads = [threading.Thread(target=after_start) for _ in range(2)]
    in_turn = sum(seconds(lambda: work(account)) for account in (own(), own()))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [in_turn, max(end for _, end in found) - min(begin for begin, _ in found)]


def serve() -> None:
    """Answer what is asked, a line each."""
    for line in sys.stdin:
        print(json.dumps(answer(*json.loads(line))), flush=True)


def answer(question: str, *words: Any) -> Any:
    """Measure one thing in this Python."""
    if question == "one":
        return one_thread(*words)
    if question == "two":
        return two_threads(*words)
    optimized = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    return [sys.version.split()[0], sys.getsizeof(object()), optimized]


def measure_one() -> dict[str, Any]:
    """Measure the interpreter that runs this beside the one with the GIL."""
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        sys.exit("wanted a free-threaded build")
    command = [f"python{sys.version_info.major}.{sys.version_info.minor}", __file__, "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:

        def ask(*question: Any) -> Any:
            assert other.stdin and other.stdout
            print(json.dumps(question), file=other.stdin, flush=True)
            return json.loads(other.stdout.readline())

        def least(*question: Any) -> list[list[float]]:
            rounds = [(answer(*question), ask(*question)) for _ in range(ROUNDS)]
            return [[min(times) for times in zip(*build)] for build in zip(*rounds)]

        found: dict[str, Any] = {}
        version, size, optimized = ask("build")
        for name in ALONE:
            (free,), (gil,) = least("one", name)
            found[f"one_{name}"] = round(free / gil, 2)
        for name, shared in [*((name, False) for name in ALONE), *((name, True) for name in SHARED)]:
            both = [(None, None)] * 2 if "alone" in sys.argv else least("two", name, shared)
            for build, (in_turn, at_once) in zip(("free", "gil"), both):
                speed = in_turn and at_once and round(in_turn / at_once, 2)
                found[f"two_{build}_{'shared_' * shared}{name}"] = speed
        _, found["size_free"], own = answer("build")
        assert other.stdin
        other.stdin.close()
    return {**found, "size_gil": size, "beside": version, "optimized": optimized + own}


def main() -> None:
    """Measure this Python, or have every free-threaded Python do it."""
    if "--serve" in sys.argv:
        serve()
    elif "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        words = ["alone"] if "--alone" in sys.argv else []
        measure_all(__file__, DATA, ABOUT, *words, only=lambda version: version.free_threaded, rounds=ROUNDS)


if __name__ == "__main__":
    main()
