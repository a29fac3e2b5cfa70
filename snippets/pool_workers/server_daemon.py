"""A server's daemonic worker may not start a pool of processes."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def serve() -> None:
    print("daemon:", multiprocessing.current_process().daemon)
    try:
        with ProcessPoolExecutor(max_workers=2) as helpers:
            print(*helpers.map(len, ["tea", "salt"], timeout=8))
    except AssertionError as error:
        print("AssertionError:", error, flush=True)


def main() -> None:
    server = multiprocessing.Process(target=serve, daemon=True)
    server.start()
    server.join(timeout=8)


if __name__ == "__main__":
    main()
