"""Parent and child read on from one position in an open file."""

# needs: os.fork
# runs: picture

import os
import tempfile


def main() -> None:
    with tempfile.TemporaryFile("w+") as orders:
        orders.write("tea milk honey")
        orders.seek(0)

        pid = os.fork()
        if pid == 0:
            print("child read:", orders.read(), flush=True)
            os._exit(0)

        os.waitpid(pid, 0)
        print("parent read:", repr(orders.read()))


if __name__ == "__main__":
    main()
