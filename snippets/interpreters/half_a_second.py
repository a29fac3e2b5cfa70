"""A timeout is cut to whole seconds: half a second is none."""

# needs: python>=3.14

import time
from concurrent import interpreters


def main() -> None:
    orders = interpreters.create_queue()
    for timeout in 0.5, 1.9:
        begin = time.monotonic()
        try:
            orders.get(timeout=timeout)
        except interpreters.QueueEmpty as error:
            waited = time.monotonic() - begin
            print(f"timeout {timeout}: {error}, after {waited:.1f} s")


if __name__ == "__main__":
    main()
