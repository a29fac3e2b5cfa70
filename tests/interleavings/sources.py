"""Two files that several tests explore, and what their reports are held against."""

import itertools
import os

ARTICLE = """
def shared():
    global balance
    balance = 0

def ann(_):
    global balance
    balance = balance + 5
    balance = balance - 5

def bob(_):
    global balance
    balance = balance + 8
    balance = balance - 8

def outcome(_):
    return balance

THREADS = (ann, bob)
"""
LOCKS = """
import queue
import threading

class Shop:
    def __init__(self):
        self.lock, self.other, self.again = threading.Lock(), threading.Lock(), threading.RLock()
        self.ready, self.open, self.both = threading.Condition(), threading.Event(), threading.Barrier(2)
        self.seats, self.orders = threading.Semaphore(1), queue.Queue()
        self.n, self.got = 0, []

def locked(shop):
    with shop.lock:
        shop.n += 1

def one_other(shop):
    with shop.lock, shop.other:
        shop.n += 1

def other_one(shop):
    with shop.other, shop.lock:
        shop.n += 1

def again(shop):
    with shop.again, shop.again:
        shop.n += 1

def takes(shop):
    with shop.ready:
        while not shop.n:
            shop.ready.wait()
        shop.got.append("tea")

def takes_once(shop):
    with shop.ready:
        shop.ready.wait()
        shop.got.append("tea")

def brings(shop):
    with shop.ready:
        shop.n = 1
        shop.ready.notify()

def opens(shop):
    shop.got.append("open")
    shop.open.set()

def enters(shop):
    shop.open.wait()
    shop.got.append("in")

def meets(shop):
    shop.both.wait()
    shop.got.append(shop.n)

def sits(shop):
    with shop.seats:
        shop.n += 1

def orders(shop):
    shop.orders.put("tea")

def serves(shop):
    shop.got.append(shop.orders.get())

def serves_in_time(shop):
    try:
        shop.got.append(shop.orders.get(timeout=3))
    except queue.Empty:
        shop.got.append("nothing")

def tries(shop):
    if shop.lock.acquire(blocking=False):
        shop.n += 1
        shop.lock.release()

def outcome(shop):
    return f"{shop.n} {shop.got}"
"""


def counts(report) -> dict[str, int]:
    return {outcome.text: outcome.schedules for outcome in report.outcomes}


def orders(*steps: list):
    """Brute force: every order of all steps that keeps each thread's own order."""
    owners = [number for number, thread in enumerate(steps) for _ in thread]
    for order in set(itertools.permutations(owners)):
        threads = [iter(thread) for thread in steps]
        yield [next(threads[number]) for number in order]


def processor_time(call) -> float:
    """The processor time of the processes that end during a call: what other programs do to the clock does not count."""
    before = os.times()
    call()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
