"""A child that ends in its own branch forks nobody."""

# needs: os.fork

import contextlib
import os


def wait_for_all() -> None:
    with contextlib.suppress(ChildProcessError):  # no child is left
        while True:
            os.wait()


def main() -> None:
    manager = os.getpid()
    arrivals, arrival = os.pipe()

    for _ in range(3):
        if os.fork() == 0:
            os.write(arrival, b"x")
            os._exit(0)

    wait_for_all()
    if os.getpid() == manager:
        print("turns of the loop: 3")
        print(f"clerks who came: {len(os.read(arrivals, 100))}")


if __name__ == "__main__":
    main()
