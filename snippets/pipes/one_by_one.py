"""A newline marks where each message ends, and the reader looks for it."""

# needs: os.fork

import os


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(order, b"3 tea\n")
        os.write(order, b"2 rye\n")
        os._exit(0)

    os.close(order)
    with open(orders) as reader:
        for line in reader:
            print("order:", line.rstrip())
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
