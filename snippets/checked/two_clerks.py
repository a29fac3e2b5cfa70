"""Two clerks of one shop work side by side, each with a pid of its own."""

import multiprocessing
import os


def serve(name: str) -> None:
    print(f"{name}: pid {os.getpid()}, parent pid {os.getppid()}")


def main() -> None:
    print(f"shop: pid {os.getpid()}")
    spawn = multiprocessing.get_context("spawn")
    clerks = [spawn.Process(target=serve, args=[n]) for n in ("ann", "bob")]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=10)
    print("shop closed")


if __name__ == "__main__":
    main()
