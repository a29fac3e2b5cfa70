"""Some objects can be shared, most are pickled, and a lock is refused."""

# needs: python>=3.14

import sys
import threading
from concurrent import interpreters


class Order:
    def __init__(self, customer: str) -> None:
        self.customer = customer


def name_of(thing: object) -> str:
    return type(thing).__name__


def main() -> None:
    ann = interpreters.create()
    things = [None, True, 7, 1.5, "pear", b"pear", (1, "pear")]
    things += [memoryview(b"pear"), interpreters.create_queue()]
    things += [[1, 2], {"pear": 2}, {1, 2}, bytearray(2), Order("ida")]
    things += [threading.Lock(), sys.stdout, (n for n in range(3))]
    for thing in things:
        shared = interpreters.is_shareable(thing)
        kind = "shareable" if shared else "pickled"
        try:
            ann.call(name_of, thing)
        except interpreters.NotShareableError:
            kind = "refused"
        print(f"{name_of(thing):14} {kind}")
    ann.close()


if __name__ == "__main__":
    main()
