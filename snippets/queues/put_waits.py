"""SimpleQueue.put waits while the pipe is full; Queue.put does not."""

import multiprocessing
import threading
from multiprocessing.queues import Queue, SimpleQueue

PHOTO = bytes(300_000)  # more than a pipe holds


def returns(photos: Queue | SimpleQueue, limit: float) -> bool:
    sender = threading.Thread(target=photos.put, args=(PHOTO,))
    sender.start()
    sender.join(timeout=limit)
    returned = not sender.is_alive()
    print("came:", len(photos.get()), "bytes")
    sender.join(timeout=5)
    return returned


def main() -> None:
    print("Queue.put returns:", returns(multiprocessing.Queue(), 5))
    simple = multiprocessing.SimpleQueue()
    print("SimpleQueue.put returns:", returns(simple, 0.5))


if __name__ == "__main__":
    main()
