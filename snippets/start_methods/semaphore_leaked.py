"""A child that ends too early leaks its lock, except under fork."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os


def work(method: str) -> None:
    with multiprocessing.get_context(method).Lock():
        os._exit(9)  # as if it was killed


def main() -> None:
    for method in "fork", "forkserver", "spawn":
        context = multiprocessing.get_context(method)
        child = context.Process(target=work, args=(method,))
        child.start()
        child.join(timeout=9)
        print(f"{method}: exit code {child.exitcode}")


if __name__ == "__main__":
    main()
