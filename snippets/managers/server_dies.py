"""Calls fail in three ways when the manager's process has died."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
import os
import tempfile
from multiprocessing.managers import BaseManager


class Desk:
    def pack(self, item: str) -> str:
        return f"{item} packed"

    def crash(self) -> None:
        os._exit(1)  # stands for a crash, or for kill -9


BaseManager.register("Desk", Desk)


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        BaseManager(f"{folder}/socket") as manager,
    ):
        desk = manager.Desk()
        print(desk.pack("tea"))
        for call in desk.crash, lambda: desk.pack("rye"), manager.Desk:
            try:
                call()
            except (EOFError, OSError) as error:
                print(repr(error))
            for process in multiprocessing.active_children():
                process.join(timeout=20)  # the manager's process


if __name__ == "__main__":
    main()
