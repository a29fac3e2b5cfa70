"""A thread takes logs from a queue until it gets None."""

# runs: picture

import gzip
import queue
import threading


def pack(logs: queue.Queue[bytes | None], sizes: queue.Queue[int]) -> None:
    while (log := logs.get(timeout=5)) is not None:
        sizes.put(len(gzip.compress(log)))


def main() -> None:
    logs: queue.Queue[bytes | None] = queue.Queue()
    sizes: queue.Queue[int] = queue.Queue()
    ann = threading.Thread(target=pack, args=(logs, sizes))
    ann.start()
    for name in b"tea", b"oil", b"rye":
        logs.put(b"GET /%b 200\n" % name * 1_000)
    logs.put(None)  # there are no more
    ann.join(timeout=5)
    print("ann has ended:", not ann.is_alive())
    print("packed:", [sizes.get(timeout=5) < 500 for _ in range(3)])


if __name__ == "__main__":
    main()
