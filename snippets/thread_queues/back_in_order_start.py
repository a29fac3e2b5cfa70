"""The results come in the order in which they are ready."""

import queue
import threading


def shrink(names: queue.Queue, ready: queue.Queue, small: threading.Event):
    for name in iter(lambda: names.get(timeout=5), None):
        if name == "big.png":
            small.wait(timeout=5)  # a big one takes longer
        ready.put(name)
        if name == "small.png":
            small.set()


def main() -> None:
    names, ready, small = queue.Queue(), queue.Queue(), threading.Event()
    args = (names, ready, small)
    clerks = [threading.Thread(target=shrink, args=args) for _ in range(2)]
    for clerk in clerks:
        clerk.start()
    for name in "big.png", "small.png", None, None:
        names.put(name)
    print([ready.get(timeout=5) for _ in range(2)])
    for clerk in clerks:
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
