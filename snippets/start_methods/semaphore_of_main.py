"""A child that ends too early leaks nothing if the lock is of main."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os


def work(lock) -> None:
    with lock:
        os._exit(9)  # as if it was killed


def main() -> None:
    for method in "fork", "forkserver", "spawn":
        context = multiprocessing.get_context(method)
        lock = context.Lock()
        child = context.Process(target=work, args=(lock,))
        child.start()
        child.join(timeout=9)
        print(f"{method}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
