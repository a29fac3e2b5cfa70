"""The exit code is None until the process has ended."""

import multiprocessing
from multiprocessing.synchronize import Event


def serve(closing: Event) -> None:
    closing.wait(timeout=5)


def tell(when: str, clerk: multiprocessing.Process) -> None:
    alive, code = clerk.is_alive(), clerk.exitcode
    print(f"{when}: alive {alive}, exit code {code}")


def main() -> None:
    closing = multiprocessing.Event()
    ann = multiprocessing.Process(target=serve, args=(closing,))
    tell("made", ann)
    ann.start()
    tell("started", ann)
    print("join returned:", ann.join(timeout=0.1))
    tell("waited 0.1 s", ann)

    closing.set()
    print("join returned:", ann.join(timeout=5))
    tell("joined", ann)


if __name__ == "__main__":
    main()
