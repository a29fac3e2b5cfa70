"""A pool of as many threads as can start raises nothing."""

# needs: procfs

import resource
import threading
from concurrent.futures import ThreadPoolExecutor

GIB = 1024**3


def send(letter: str, go: threading.Event, sent: list[str]) -> None:
    go.wait(timeout=5)
    sent.append(letter)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (10 * GIB, 10 * GIB))
    threading.stack_size(4 * GIB)  # so there is room for two stacks
    go = threading.Event()
    sent: list[str] = []
    with ThreadPoolExecutor(2) as pool:
        for letter in "a", "b", "c":
            try:
                pool.submit(send, letter, go, sent)
            except RuntimeError as error:
                print(f"{letter}: RuntimeError: {error}")
        go.set()
    print("sent:", *sorted(sent))


if __name__ == "__main__":
    main()
