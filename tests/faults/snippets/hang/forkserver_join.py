"""Main waits for a child of the fork server that never ends."""
# needs: os.fork
# runs: limit 2 s

import multiprocessing
import time


def serve() -> None:
    time.sleep(60)


def main() -> None:
    context = multiprocessing.get_context("forkserver")
    clerk = context.Process(target=serve)
    clerk.start()
    clerk.join()


if __name__ == "__main__":
    main()
