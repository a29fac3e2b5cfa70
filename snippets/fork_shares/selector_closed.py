"""A child that closes the selector leaves that of its parent alone."""

# needs: os.fork, procfs

import os
import selectors


def main() -> None:
    orders, order = os.pipe()
    with selectors.DefaultSelector() as selector:
        selector.register(orders, selectors.EVENT_READ)

        pid = os.fork()
        if pid == 0:
            selector.close()
            os._exit(0)
        os.waitpid(pid, 0)
        os.write(order, b"tea")
        print("parent, ready:", len(selector.select(timeout=5)))


if __name__ == "__main__":
    main()
