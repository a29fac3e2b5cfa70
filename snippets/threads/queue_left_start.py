"""A thread that waits for a photo does not look at the event."""

import queue
import threading


def shrink(photos: "queue.Queue[str]", stop: threading.Event) -> None:
    while True:
        photo = photos.get(timeout=30)
        if stop.is_set():
            return
        print("worker:", photo)


def main() -> None:
    photos, stop = queue.Queue[str](), threading.Event()
    worker = threading.Thread(target=shrink, args=(photos, stop))
    worker.start()
    stop.set()
    worker.join(timeout=0.5)
    print("still waiting:", worker.is_alive())
    photos.put("cat.jpg")  # so that this program ends
    worker.join(timeout=5)


if __name__ == "__main__":
    main()
