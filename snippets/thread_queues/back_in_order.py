"""A number with each name brings the results back into order."""

import queue
import threading


def shrink(names: queue.Queue, ready: queue.Queue, small: threading.Event):
    for number, name in iter(lambda: names.get(timeout=5), None):
        if name == "big.png":
            small.wait(timeout=5)  # a big one takes longer
        ready.put((number, name))
        if name == "small.png":
            small.set()


def main() -> None:
    names, ready, small = queue.Queue(), queue.Queue(), threading.Event()
    args = (names, ready, small)
    clerks = [threading.Thread(target=shrink, args=args) for _ in range(2)]
    for clerk in clerks:
        clerk.start()
    for name in (0, "big.png"), (1, "small.png"), None, None:
        names.put(name)
    found = sorted(ready.get(timeout=5) for _ in range(2))
    print([name for _, name in found])
    for clerk in clerks:
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
