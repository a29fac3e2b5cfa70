"""What the page on lost updates says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Run, fault, filled, rows_of, span

DATA = Path(__file__).with_name("lock_cost.json")


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    return run


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = rows_of(DATA, figures).values()
    with_lock, two_threads = (
        span([row[name] for row in rows], "{:.1f}".format) for name in ("with_lock", "two_threads")
    )
    return {
        "lock": filled(
            f"A loop of `account.balance += 1` takes {with_lock} times as long with the lock, depending on the version."
            " A second thread does not help: with the same number of updates and one lock, two threads take"
            f" {two_threads} times as long as one, because they take turns."
        )
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA, figures).items():
        if row["with_lock"] <= 1:
            yield fault(DATA, f"the page says that a lock costs time; came {row['with_lock']}", python)
        if row["two_threads"] < 0.9:
            yield fault(DATA, f"the page says that a second thread does not help; came {row['two_threads']}", python)
