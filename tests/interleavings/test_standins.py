"""What is built on locks follows their stand-ins, and a deadlock says who waits for whom."""

import pytest
from sources import LOCKS, counts

from interleavings import explore_file


@pytest.mark.parametrize(
    ("threads", "wanted"),
    [
        ("locked locked", {"2 []"}),
        ("one_other other_one", {"2 []", "deadlock"}),
        ("again again", {"2 []"}),
        ("takes brings", {"1 ['tea']"}),
        ("takes_once brings", {"1 ['tea']", "deadlock"}),
        ("opens enters", {"0 ['open', 'in']"}),
        ("meets meets", {"0 [0, 0]"}),
        ("sits sits", {"2 []"}),
        ("orders serves", {"0 ['tea']"}),
        ("orders serves_in_time", {"0 ['tea']", "0 ['nothing']"}),
        ("tries locked", {"1 []", "2 []"}),
    ],
)
def test_what_is_built_on_locks_follows(threads, wanted, write):
    report = explore_file(write(LOCKS), threads.split(), "Shop", "outcome")
    assert {text.partition(":")[0] for text in counts(report)} == wanted
    assert {o.wrong for o in report.outcomes if o.text.startswith("deadlock")} <= {True}


def test_a_shared_object_is_made_anew_after_a_deadlock(write):
    """What is taken with `with` while it is made is free again."""
    source = """
import queue

class Shop:
    def __init__(self):
        self.orders = queue.Queue()
        self.orders.put("tea")

def takes(shop):
    shop.orders.get()

shared = Shop
"""
    report = explore_file(write(source), ["takes", "takes"], "Shop")
    assert report.wrong == report.schedules > 1
    assert all(outcome.text.startswith("deadlock") for outcome in report.outcomes)


def test_a_deadlock_says_who_holds_and_who_waits(write):
    report = explore_file(write(LOCKS), ["one_other", "other_one"], "Shop", "outcome")
    stuck = next(outcome for outcome in report.outcomes if outcome.wrong)
    assert stuck.text == (
        "deadlock: one_other waits in line 17 for other, which other_one holds; "
        "other_one waits in line 21 for lock, which one_other holds"
    )
    assert [step.text for step in stuck.example if step.text.startswith("acquire")] == ["acquire lock", "acquire other"]
