"""waitid tells an exit, a signal, and a stop apart by name."""

# needs: os.fork, os.waitid

import os
import signal

WAYS = {
    os.CLD_EXITED: "ended with",
    os.CLD_KILLED: "was killed by",
    os.CLD_STOPPED: "was stopped by",
}


def tell(name: str, pid: int) -> None:
    told = os.waitid(os.P_PID, pid, os.WEXITED | os.WSTOPPED)
    code = told.si_status
    if told.si_code != os.CLD_EXITED:
        code = signal.Signals(code).name
    print(name, WAYS[told.si_code], code)


def main() -> None:
    number = {"ann": 0, "bob": signal.SIGTERM, "cid": signal.SIGSTOP}
    for name in number:
        pid = os.fork()
        if pid == 0:
            os.kill(os.getpid(), number[name])  # 0 is no signal
            os._exit(7)
        tell(name, pid)

    os.kill(pid, signal.SIGCONT)  # cid goes on
    tell("cid", pid)


if __name__ == "__main__":
    main()
