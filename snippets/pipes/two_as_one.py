"""A pipe carries bytes, not messages: two writes can be one read."""

# needs: os.fork

import os


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(order, b"3 tea")
        os.write(order, b"2 rye")
        os._exit(0)

    os.waitpid(pid, 0)
    print("order:", os.read(orders, 100).decode())


if __name__ == "__main__":
    main()
