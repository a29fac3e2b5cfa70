"""Start of the exercise: nobody waits for the quick clerks."""

# needs: os.fork, procfs

import os
import select


def sweep(clerks: list[int]) -> None:
    pass  # yours to write


def main() -> None:
    closing, close = os.pipe()
    slow = os.fork()
    if slow == 0:
        select.select([closing], [], [], 5)  # busy until closing time
        os._exit(5)

    clerks = [slow]
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)  # has ended
        clerks.append(pid)

    quick = clerks[1:]
    sweep(clerks)
    zombies = [pid for pid in quick if os.path.exists(f"/proc/{pid}")]
    print("zombies:", len(zombies))
    print("only the slow clerk is left:", clerks == [slow])
    os.write(close, b"x")
    _, status = os.waitpid(slow, 0)
    print("slow clerk's exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
