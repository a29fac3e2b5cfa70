"""A daemonic worker may use threads, or a program of its own."""

import multiprocessing
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COUNT = "import sys; print(len(sys.argv[1]))"


def count(order: str) -> int:
    command = [sys.executable, "-c", COUNT, order]
    ran = subprocess.run(command, capture_output=True, timeout=8)
    return int(ran.stdout)


def serve() -> None:
    print("daemon:", multiprocessing.current_process().daemon)
    with ThreadPoolExecutor(max_workers=2) as helpers:
        print(*helpers.map(count, ["tea", "salt"], timeout=8), flush=True)


def main() -> None:
    server = multiprocessing.Process(target=serve, daemon=True)
    server.start()
    server.join(timeout=10)


if __name__ == "__main__":
    main()
