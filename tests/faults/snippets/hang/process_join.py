"""Main waits for a process that never ends."""
# runs: limit 2 s

import multiprocessing
import time


def serve() -> None:
    time.sleep(60)


def main() -> None:
    clerk = multiprocessing.Process(target=serve)
    clerk.start()
    clerk.join()


if __name__ == "__main__":
    main()
