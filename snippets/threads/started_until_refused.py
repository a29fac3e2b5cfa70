"""Where the system has no room for one more thread, start raises."""

# needs: procfs
# runs: picture

import resource
import threading

GIB = 1024**3


def wait_for_end(stop: threading.Event) -> None:
    stop.wait(timeout=30)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (10 * GIB, 10 * GIB))
    threading.stack_size(4 * GIB)  # so there is room for two stacks
    stop = threading.Event()
    waiting: list[threading.Thread] = []
    try:
        while True:
            thread = threading.Thread(target=wait_for_end, args=(stop,))
            thread.start()
            waiting.append(thread)
    except RuntimeError as error:
        print("RuntimeError:", error)
    print("still alive:", sum(each.is_alive() for each in waiting))

    stop.set()
    for thread in waiting:
        thread.join(timeout=5)
    last = threading.Thread(target=print, args=("there is room again",))
    last.start()
    last.join(timeout=5)


if __name__ == "__main__":
    main()
