"""Fork, exec, daemon threads, and signal handlers are refused."""

# needs: python>=3.14, os.fork

import os
import signal
import threading
from concurrent import interpreters


def forks() -> None:
    os.fork()


def execs() -> None:
    os.execv("/bin/true", ["true"])


def starts_a_daemon() -> None:
    thread = threading.Thread(target=print, daemon=True)
    thread.start()
    thread.join(timeout=5)


def sets_a_handler() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def main() -> None:
    ann = interpreters.create()
    for work in forks, execs, starts_a_daemon, sets_a_handler:
        try:
            ann.call(work)
        except interpreters.ExecutionFailed as error:
            print(f"{work.__name__}:\n  {error.excinfo.formatted}")
    ann.close()


if __name__ == "__main__":
    main()
