"""After a kill in the middle of a message, `get` ignores its timeout."""

# needs: os.fork

import multiprocessing
import threading
from multiprocessing.queues import Queue


def send(photos: Queue) -> None:
    photos.put(bytes(1_000_000))  # more than a pipe holds


def main() -> None:
    photos = multiprocessing.Queue()
    ann = multiprocessing.Process(target=send, args=(photos,))
    ann.start()
    while photos.empty():  # until the first bytes are in the pipe
        ann.join(timeout=0.01)
    ann.kill()
    ann.join(timeout=5)
    get = threading.Thread(target=photos.get, args=(True, 0.1), daemon=True)
    get.start()
    get.join(timeout=1)
    print("get(timeout=0.1) returned:", not get.is_alive())

    bob = multiprocessing.Process(target=send, args=(photos,))
    bob.start()
    bob.join(timeout=0.5)
    print("bob ended:", not bob.is_alive())
    bob.kill()
    bob.join(timeout=5)


if __name__ == "__main__":
    main()
