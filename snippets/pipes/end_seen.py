"""The reader closes its own write end, and sees the end."""

# needs: os.fork

import os
import select


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(order, b"3 tea")
        os._exit(0)
    os.close(order)
    os.waitpid(pid, 0)

    print("read:", os.read(orders, 100).decode())
    ended, _, _ = select.select([orders], [], [], 0.5)  # or forever
    print("end seen:", bool(ended))


if __name__ == "__main__":
    main()
