"""A thread that could not start can be started again up to 3.12 only."""

# needs: procfs

import resource
import threading

GIB = 1024**3


def start(thread: threading.Thread) -> None:
    try:
        thread.start()
        thread.join(timeout=5)
    except RuntimeError as error:
        print("RuntimeError:", error)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (10 * GIB, 10 * GIB))
    threading.stack_size(16 * GIB)
    ann = threading.Thread(target=print, args=("ann is at work",))
    start(ann)
    print("alive:", ann.is_alive())
    threading.stack_size(0)  # the default: now there is room
    start(ann)
    start(threading.Thread(target=print, args=("bob is at work",)))


if __name__ == "__main__":
    main()
