"""A child that opens the file itself has a position of its own."""

# needs: os.fork

import os
import tempfile


def main() -> None:
    with tempfile.NamedTemporaryFile("w+") as orders:
        orders.write("tea milk honey")
        orders.seek(0)

        pid = os.fork()
        if pid == 0:
            with open(orders.name) as mine:
                print("child read:", mine.read(), flush=True)
            os._exit(0)

        os.waitpid(pid, 0)
        print("parent read:", repr(orders.read()))


if __name__ == "__main__":
    main()
