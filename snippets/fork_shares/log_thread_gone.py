"""A line that a child logs waits for a thread that is not there."""

# needs: os.fork

import logging
import os
import sys
from logging.handlers import QueueHandler, QueueListener
from queue import SimpleQueue


def start_log() -> QueueListener:
    lines: SimpleQueue[logging.LogRecord] = SimpleQueue()
    logging.getLogger().handlers = [QueueHandler(lines)]
    listener = QueueListener(lines, logging.StreamHandler(sys.stdout))
    listener.start()
    return listener


def main() -> None:
    listener = start_log()

    pid = os.fork()
    if pid == 0:
        logging.warning("child: no milk left")
        listener.stop()
        os._exit(0)
    os.waitpid(pid, 0)
    logging.warning("parent: the child has ended")
    listener.stop()


if __name__ == "__main__":
    main()
