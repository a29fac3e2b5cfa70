"""With maxsize=3, the reader waits when it is three lines ahead."""

import queue
import threading


def read(lines: queue.Queue[int], third: threading.Event) -> None:
    for number in range(1, 1_001):
        lines.put(number)  # waits while the queue is full
        if number == 3:
            third.set()


def main() -> None:
    for maxsize, patience in (0, 5), (3, 0.2):
        lines: queue.Queue[int] = queue.Queue(maxsize)
        third = threading.Event()
        reader = threading.Thread(target=read, args=(lines, third))
        reader.start()
        third.wait(timeout=5)
        reader.join(timeout=patience)
        print(f"maxsize={maxsize}: {lines.qsize()} lines in the queue,")
        print("  the reader waits:", reader.is_alive())
        print("  sum:", sum(lines.get(timeout=5) for _ in range(1_000)))


if __name__ == "__main__":
    main()
