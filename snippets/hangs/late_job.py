"""A job that takes over a second writes where it is."""

import faulthandler
import queue
import tempfile


def pack(order: str, tape: queue.Queue) -> str:
    if order == "rye":  # there is no tape left
        try:
            tape.get(timeout=2)
        except queue.Empty:
            return "not packed"
    return "packed"


def main() -> None:
    tape: queue.Queue = queue.Queue()
    with tempfile.TemporaryFile("w+") as log:
        for order in ("tea", "rye", "oil"):
            faulthandler.dump_traceback_later(1, file=log)
            print(order, pack(order, tape))
            faulthandler.cancel_dump_traceback_later()
        log.seek(0)
        print(*[line for line in log if "queue" in line], sep="", end="")


if __name__ == "__main__":
    main()
