"""Two threads change one balance without a lock; prints how far each run ended
from the right value, as one line of JSON.

    python race.py VARIANT ITERATIONS RUNS [SWITCH_INTERVAL]

Runs on Python 2.7 and on every Python 3, with the standard library alone.
"""

import json
import sys
import threading


class Account:
    """An account whose balance two threads change."""

    def __init__(self):
        """Open the account with nothing on it."""
        self.balance = 0

    def read(self):
        """Return the balance, as a getter does."""
        return self.balance

    def add_one(self):
        """Read through the getter, then write."""
        self.balance = self.read() + 1


balance = 0
account = Account()
book = {"ann": 0}
sold = []  # type: list
made = []  # type: list
drawer = []  # type: list
sales = []  # type: list
shared_numbers = iter(())


def one():
    """Return 1, at the price of a Python call."""
    return 1


def change(n):
    """Put n on the global balance and take it off again."""
    global balance
    balance = balance + n
    balance = balance - n


def pair(iterations, n):
    """balance = balance + n; balance = balance - n, in a function."""
    for _ in range(iterations):
        change(n)


def inline_pair(iterations, n):
    """balance += n; balance -= n, in the loop itself."""
    global balance
    for _ in range(iterations):
        balance += n
        balance -= n


def global_add(iterations, n):
    """balance += 1, on a global."""
    global balance
    for _ in range(iterations):
        balance += 1


def attribute_add(iterations, n):
    """account.balance += 1."""
    for _ in range(iterations):
        account.balance += 1


def entry_add(iterations, n):
    """book["ann"] += 1."""
    for _ in range(iterations):
        book["ann"] += 1


def getter(iterations, n):
    """self.balance = self.read() + 1: a call that does the read."""
    for _ in range(iterations):
        account.add_one()


def python_call(iterations, n):
    """balance += one(): a Python call between read and write."""
    global balance
    for _ in range(iterations):
        balance += one()


def c_call(iterations, n):
    """balance += int(1): a C call between read and write."""
    global balance
    for _ in range(iterations):
        balance += 1  # noqa: UP018


def entry_get(iterations, n):
    """book["ann"] = book.get("ann", 0) + 1."""
    for _ in range(iterations):
        book["ann"] = book.get("ann", 0) + 1


def check_then_act(iterations, n):
    """if not sold[seat]: sold[seat] = one(); some seats are sold twice."""
    mine = 0
    for seat in range(iterations):
        if not sold[seat]:
            sold[seat] = one()
            mine += 1
    sales.append(mine)


def lazy_init(iterations, n):
    """if made[i] is None: made[i] = object(); some are made twice."""
    mine = 0
    for i in range(iterations):
        if made[i] is None:
            made[i] = object()
            mine += 1
    sales.append(mine)


def two_steps(iterations, n):
    """drawer.append(n), then drawer.pop(): what comes out may be the other's."""
    strange = 0
    for _ in range(iterations):
        drawer.append(n)
        if drawer.pop() != n:
            strange += 1
    sales.append(strange)


def two_steps_named(iterations, n):
    """The same, with put = drawer.append before the loop: put(n), drawer.pop()."""
    strange = 0
    put = drawer.append
    for _ in range(iterations):
        put(n)
        if drawer.pop() != n:
            strange += 1
    sales.append(strange)


def numbers(iterations):
    """Give out each number once."""
    for number in range(iterations):  # noqa: UP028
        yield number


def generator(iterations, n):
    """next() on one generator: a number is drawn, or "generator already executing"."""
    drawn = refused = 0
    while True:
        try:
            next(shared_numbers)
            drawn += 1
        except StopIteration:
            break
        except ValueError:
            refused += 1
    sales.append(drawn + refused)


# variant: what each thread does, and the right result per iteration
VARIANTS = {
    "pair": (pair, 0),
    "inline_pair": (inline_pair, 0),
    "global_add": (global_add, 2),
    "attribute_add": (attribute_add, 2),
    "entry_add": (entry_add, 2),
    "getter": (getter, 2),
    "python_call": (python_call, 2),
    "c_call": (c_call, 2),
    "entry_get": (entry_get, 2),
    "check_then_act": (check_then_act, 1),
    "lazy_init": (lazy_init, 1),
    "two_steps": (two_steps, 0),
    "two_steps_named": (two_steps_named, 0),
    "generator": (generator, 1),
}


def error(worker, right, iterations):
    """Run two threads once; return the result minus the right result."""
    global balance, shared_numbers
    balance = account.balance = book["ann"] = 0
    sold[:] = [0] * iterations
    made[:] = [None] * iterations
    shared_numbers = numbers(iterations)
    del sales[:], drawer[:]
    threads = [threading.Thread(target=worker, args=(iterations, n)) for n in (5, 8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # a variant changes one of these places, the others stay 0
    result = balance + account.balance + book["ann"] + sum(sales)
    return result - right * iterations


def main():
    """Measure the variant that the command line names."""
    worker, right = VARIANTS[sys.argv[1]]
    iterations, runs = int(sys.argv[2]), int(sys.argv[3])
    if len(sys.argv) > 4 and hasattr(sys, "setswitchinterval"):
        sys.setswitchinterval(float(sys.argv[4]))
    elif len(sys.argv) > 4:
        sys.setcheckinterval(1)  # Python 2 counts instructions, not seconds
    errors = [error(worker, right, iterations) for _ in range(runs)]
    print(json.dumps(errors))


if __name__ == "__main__":
    main()
