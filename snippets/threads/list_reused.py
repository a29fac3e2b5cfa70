"""A thread gets the list itself, which the loop then changes."""

import threading


def pack(
    name: str, batch: list[str], go: threading.Event, boxes: dict[str, str]
) -> None:
    go.wait(timeout=5)
    boxes[name] = " ".join(batch)


def main() -> None:
    go = threading.Event()
    boxes: dict[str, str] = {}
    threads = []
    batch: list[str] = []
    for name, photos in (("ann", ["a.jpg", "b.jpg"]), ("bob", ["c.jpg"])):
        batch.clear()
        batch.extend(photos)
        args = (name, batch, go, boxes)
        threads.append(threading.Thread(target=pack, args=args))
        threads[-1].start()
    go.set()
    for thread in threads:
        thread.join(timeout=5)
    print("ann:", boxes["ann"])
    print("bob:", boxes["bob"])


if __name__ == "__main__":
    main()
