"""os.pread reads at a place of its own, and leaves the position alone."""

# needs: os.fork

import os
import tempfile

SIZE = 4


def main() -> None:
    with tempfile.TemporaryFile(buffering=0) as shelf:
        shelf.write(b"milkricesalt")

        pid = os.fork()
        if pid == 0:
            record = os.pread(shelf.fileno(), SIZE, 2 * SIZE)
            print("child:", record, flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        record = os.pread(shelf.fileno(), SIZE, 0)
        print("parent:", record)


if __name__ == "__main__":
    main()
