"""A pipe ends when every copy of its write end is closed."""

# needs: os.fork

import os


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(order, b"3 tea\n")
        os.write(order, b"2 rye\n")
        os._exit(0)  # and with it goes its copy of order

    os.close(order)
    text = b""
    while some := os.read(orders, 100):
        text += some
    print("read:", text.decode().split("\n"))
    print("at the end:", os.read(orders, 100))
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
