"""A `None` in the queue ends the thread that waits for a photo."""

import queue
import threading


def shrink(photos: "queue.Queue[str | None]") -> None:
    while (photo := photos.get(timeout=30)) is not None:
        print("worker:", photo)


def main() -> None:
    photos = queue.Queue["str | None"]()
    worker = threading.Thread(target=shrink, args=(photos,))
    worker.start()
    for photo in ("cat.jpg", None):
        photos.put(photo)
    worker.join(timeout=5)
    print("still waiting:", worker.is_alive())


if __name__ == "__main__":
    main()
