"""A module that the server cannot import is an error if you ask for it."""

# needs: os.fork, python>=3.15

import multiprocessing
from multiprocessing.connection import Connection


def open_shop(on_error: str, desk: Connection) -> None:
    multiprocessing.set_forkserver_preload(["sqlite33"], on_error=on_error)
    clerk = multiprocessing.get_context("forkserver").Process(target=int)
    try:
        clerk.start()
        clerk.join(timeout=5)
        desk.send(f"exit code {clerk.exitcode}")
    except (ConnectionError, EOFError) as error:
        desk.send(" ".join(error.__notes__))


def main() -> None:
    context = multiprocessing.get_context("spawn")
    for on_error in ("ignore", "fail"):
        here, there = context.Pipe()
        shop = context.Process(target=open_shop, args=(on_error, there))
        shop.start()
        print(f"{on_error}:", here.recv() if here.poll(timeout=8) else "")
        shop.join(timeout=5)


if __name__ == "__main__":
    main()
