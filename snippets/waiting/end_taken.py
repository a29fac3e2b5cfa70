"""A Process whose end another wait has taken is still called alive."""

# needs: os.fork

import multiprocessing
import os
import sys
import time


def pack() -> None:
    sys.exit(3)


def main() -> None:
    spawn = multiprocessing.get_context("spawn")
    packer = spawn.Process(target=pack)
    packer.start()
    os.waitpid(packer.pid, 0)  # in another part of the program

    begun = time.monotonic()
    packer.join(timeout=5)
    print("join returned at once:", time.monotonic() - begun < 2)
    print("exit code:", packer.exitcode)
    print("alive:", packer.is_alive())


if __name__ == "__main__":
    main()
