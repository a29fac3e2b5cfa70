"""A forked process cannot use the fork server of its parent."""

# needs: os.fork

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def pack(method: str) -> int:
    with ProcessPoolExecutor(1, get_context(method)) as clerks:
        return clerks.submit(len, "tea").result(timeout=8)


def serve() -> None:
    for method in "forkserver", "spawn":
        try:
            print(f"server, {method}:", pack(method), flush=True)
        except ChildProcessError as error:
            print("ChildProcessError:", error, flush=True)


def main() -> None:
    print("parent, forkserver:", pack("forkserver"), flush=True)
    server = os.fork()
    if server == 0:
        try:
            serve()
        finally:
            os._exit(0)
    os.waitpid(server, 0)


if __name__ == "__main__":
    main()
