"""A writer that catches BrokenPipeError can say why nobody reads."""

# needs: os.fork

import os


def main() -> None:
    orders, order = os.pipe()
    pid = os.fork()
    if pid == 0:
        os._exit(3)  # the packer has gone home

    os.close(orders)
    _, status = os.waitpid(pid, 0)
    try:
        os.write(order, b"3 tea")
        print("ordered")
    except BrokenPipeError:
        code = os.waitstatus_to_exitcode(status)
        print("nobody packs; the packer's exit code:", code)


if __name__ == "__main__":
    main()
