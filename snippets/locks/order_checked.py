"""A lock order that can deadlock is an error in a run that does not."""

import threading


class LockOrder:
    def __init__(self) -> None:
        self.later: dict[str, set[str]] = {}
        self.guard, self.mine = threading.Lock(), threading.local()

    def leads(self, start: str, end: str) -> bool:
        found = self.later.get(start, set())
        return end in found or any(self.leads(one, end) for one in found)


class CheckedLock:
    def __init__(self, name: str, order: LockOrder) -> None:
        self.name, self.order = name, order
        self.lock = threading.Lock()

    def __enter__(self) -> None:
        held = self.order.mine.__dict__.setdefault("held", [])
        with self.order.guard:
            for one in held:
                if one == self.name or self.order.leads(self.name, one):
                    raise RuntimeError(f"{self.name} while holding {one}")
                self.order.later.setdefault(one, set()).add(self.name)
        self.lock.acquire()
        held.append(self.name)

    def __exit__(self, *error: object) -> None:
        self.order.mine.held.remove(self.name)
        self.lock.release()


def main() -> None:
    order = LockOrder()
    a, b, c = (CheckedLock(name, order) for name in ("A", "B", "C"))
    for first, second in (a, b), (b, c), (c, a), (c, c):
        try:
            with first, second:
                print(f"{first.name}, then {second.name}")
        except RuntimeError as error:
            print("RuntimeError:", error)


if __name__ == "__main__":
    main()
