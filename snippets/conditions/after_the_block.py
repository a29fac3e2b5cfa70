"""The thread that is woken goes on when the lock is free, not before."""

import threading


class Log:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.inside = threading.Event()
        self.lines: list[str] = []


def ann(log: Log) -> None:
    with log.changed:
        log.inside.set()
        log.changed.wait_for(lambda: log.lines, timeout=5)
        log.lines.append("ann: woken")


def main() -> None:
    log = Log()
    clerk = threading.Thread(target=ann, args=(log,))
    clerk.start()
    log.inside.wait(timeout=5)
    with log.changed:
        log.lines.append("main: before notify")
        log.changed.notify()
        clerk.join(timeout=0.2)  # in vain: ann needs the lock
        log.lines.append("main: after notify")
    clerk.join(timeout=5)
    print(*log.lines, sep="\n")


if __name__ == "__main__":
    main()
