"""connection.wait returns as soon as any of the processes has ended."""

import multiprocessing
from multiprocessing import connection
from multiprocessing.synchronize import Event


def pack(may_go: Event) -> None:
    may_go.wait(timeout=5)


def main() -> None:
    bells, clerks = [], {}
    for name in ("ann", "bob", "cid"):
        bell = multiprocessing.Event()
        clerk = multiprocessing.Process(
            target=pack, args=(bell,), name=name
        )
        clerk.start()
        bells.append(bell)
        clerks[clerk.sentinel] = clerk

    for bell in reversed(bells):  # cid may go first, ann last
        bell.set()
        for sentinel in connection.wait(clerks, timeout=5):
            clerk = clerks.pop(sentinel)
            clerk.join(timeout=5)
            print(f"{clerk.name}: exit code {clerk.exitcode}")


if __name__ == "__main__":
    main()
