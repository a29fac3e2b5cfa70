"""A forked server process waits for a pool that its parent has started."""

# needs: os.fork

import os
import signal
from concurrent.futures import ProcessPoolExecutor


def serve(clerks: ProcessPoolExecutor) -> None:
    signal.alarm(2)  # ends this process if it still waits after 2 s
    print("packed", clerks.submit(len, "tea").result(), flush=True)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as clerks:
        clerks.submit(len, "salt").result(timeout=8)
        server = os.fork()
        if server == 0:
            try:
                serve(clerks)
            finally:
                os._exit(0)
        _, status = os.waitpid(server, 0)
    code = os.waitstatus_to_exitcode(status)
    print("server:", signal.Signals(-code).name if code else "done")


if __name__ == "__main__":
    main()
