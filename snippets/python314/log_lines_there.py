"""A child that sets up its own logging logs under each start method."""

# needs: os.fork

import logging
import multiprocessing
import sys


def set_up_log() -> None:
    form = "%(processName)s: %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, stream=sys.stdout)


def pack(order: str) -> None:
    set_up_log()
    logging.info("%s packed", order)


def main() -> None:
    set_up_log()
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        logging.info("%s", method)
        clerk = context.Process(target=pack, args=("3 tea",), name="ann")
        clerk.start()
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
