"""An open file cannot be sent to a child, but its path can."""

# needs: os.fork

import multiprocessing
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO


def count(log: TextIO | Path, desk: Connection) -> None:
    text = log.read_text() if isinstance(log, Path) else log.read()
    desk.send(f"{len(text.splitlines())} lines")


def ask(method: str, log: TextIO | Path) -> str:
    context = multiprocessing.get_context(method)
    here, there = context.Pipe()
    clerk = context.Process(target=count, args=(log, there))
    try:
        clerk.start()
    except TypeError as error:
        return f"TypeError: {error}"
    answer = here.recv() if here.poll(timeout=5) else "nothing came"
    clerk.join(timeout=5)
    return answer


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "app.log")
        path.write_text("up\nERROR disk\n")
        for method in ("fork", "forkserver", "spawn"):
            with path.open() as file:
                print(f"{method}: file: {ask(method, file)}")
            print(f"{method}: path: {ask(method, path)}")


if __name__ == "__main__":
    main()
