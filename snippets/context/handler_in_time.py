"""The filter of a QueueHandler runs in the thread that logs."""

import logging
import queue
import sys
from contextvars import ContextVar
from logging.handlers import QueueHandler, QueueListener

LOG = logging.getLogger("shop")
REQUEST: ContextVar[str] = ContextVar("request", default="-")


def add_request(record: logging.LogRecord) -> bool:
    record.request = REQUEST.get()
    return True


def main() -> None:
    records: queue.Queue[logging.LogRecord] = queue.Queue()
    first, last = QueueHandler(records), logging.StreamHandler(sys.stdout)
    first.addFilter(add_request)
    last.setFormatter(logging.Formatter("%(request)s %(message)s"))
    LOG.addHandler(first)
    LOG.setLevel(logging.INFO)
    listener = QueueListener(records, last)
    listener.start()
    REQUEST.set("7")
    LOG.info("tea packed")
    listener.stop()


if __name__ == "__main__":
    main()
