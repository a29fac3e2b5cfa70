"""Each process reads the record that it has sought."""

# needs: os.fork

import os
import tempfile

SIZE = 4


def main() -> None:
    with tempfile.TemporaryFile(buffering=0) as shelf:
        shelf.write(b"milkricesalt")
        shelf.seek(0)

        pid = os.fork()
        if pid == 0:
            shelf.seek(2 * SIZE)
            print("child:", shelf.read(SIZE), flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        print("parent:", shelf.read(SIZE))


if __name__ == "__main__":
    main()
