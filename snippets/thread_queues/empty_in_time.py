"""`get` raises Empty at its timeout, and the thread does its other work."""

import queue
import threading


def write(lines: queue.Queue[str | None], saved: queue.Queue[str]) -> None:
    batch = []
    while True:
        try:
            line = lines.get(timeout=0.1)
        except queue.Empty:
            line = ""  # nothing came for a while
        if line:
            batch.append(line)
        elif batch:
            saved.put(" ".join(batch))
            batch = []
        if line is None:
            return


def main() -> None:
    lines: queue.Queue[str | None] = queue.Queue()
    saved: queue.Queue[str] = queue.Queue()
    writer = threading.Thread(target=write, args=(lines, saved))
    lines.put("GET")
    lines.put("PUT")
    writer.start()
    print("saved without an end:", saved.get(timeout=5))
    lines.put("DEL")
    lines.put(None)
    writer.join(timeout=5)
    print("saved at the end:", saved.get(timeout=5))


if __name__ == "__main__":
    main()
