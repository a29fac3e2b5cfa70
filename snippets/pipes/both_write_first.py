"""Two processes that each write more than fits before reading get stuck."""

# needs: os.fork, procfs

import os
import select
import signal

SIZE = 100_000  # more than 64 KiB


def send(out: int) -> None:
    os.write(out, b"x" * SIZE)


def receive(inbox: int) -> None:
    left = SIZE
    while left:
        left -= len(os.read(inbox, left))


def main() -> None:
    for_ann, to_ann = os.pipe()
    for_bob, to_bob = os.pipe()
    ann = [(send, to_bob), (receive, for_ann)]
    bob = [(send, to_ann), (receive, for_bob)]
    pids = {}
    for name, steps in ("ann", ann), ("bob", bob):
        pids[name] = os.fork()
        if pids[name] == 0:
            for step, end in steps:
                step(end)
            os._exit(0)

    for name, pid in pids.items():
        pidfd = os.pidfd_open(pid)
        done, _, _ = select.select([pidfd], [], [], 1)
        print(f"{name} done: {bool(done)}")
        os.close(pidfd)
    for pid in pids.values():
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
