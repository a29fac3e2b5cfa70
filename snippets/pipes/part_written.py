"""A write interrupted by a signal can write only part, and says so."""

# needs: os.fork, procfs

import os
import select
import signal

BOOK = b"x" * 100_000


def main() -> None:
    pages, page = os.pipe()
    word, give_word = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(page)
        select.select([word], [], [], 5)  # until the alarm rings
        with open(pages, "rb") as reader:
            os._exit(0 if reader.read() == BOOK else 1)

    def ring(*_: object) -> None:
        if not select.select([], [page], [], 0)[1]:  # the pipe is full
            os.write(give_word, b"x")

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
    print("written:", os.write(page, BOOK))
    signal.setitimer(signal.ITIMER_REAL, 0)
    os.close(page)
    _, status = os.waitpid(pid, 0)
    print("the whole book:", os.waitstatus_to_exitcode(status) == 0)


if __name__ == "__main__":
    main()
