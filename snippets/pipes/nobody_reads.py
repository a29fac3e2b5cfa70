"""A write into a pipe that nobody can read raises BrokenPipeError."""

# needs: os.fork
# runs: exit 1

import os


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os._exit(3)  # the packer has gone home

    os.waitpid(pid, 0)
    os.close(orders)
    os.write(order, b"3 tea")
    print("ordered")


if __name__ == "__main__":
    main()
