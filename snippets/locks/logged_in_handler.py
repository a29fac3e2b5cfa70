"""A signal handler that logs gets in, in the middle of another line."""

import logging
import signal
from types import FrameType


class Screen(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        print("begin:", record.getMessage())
        if record.name == "shop":
            signal.raise_signal(signal.SIGTERM)
        print("end:", record.getMessage())


def main() -> None:
    screen = Screen()
    logging.getLogger().addHandler(screen)

    def log_it(signum: int, frame: FrameType | None) -> None:
        screen.handle(logging.makeLogRecord({"msg": "asked to stop"}))

    signal.signal(signal.SIGTERM, log_it)
    print("lock:", type(screen.lock).__name__)
    logging.getLogger("shop").warning("ann paid 30")


if __name__ == "__main__":
    main()
