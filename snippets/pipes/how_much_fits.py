"""A pipe on Linux holds 64 KiB that nobody has read yet."""

# needs: procfs

import os


def main() -> None:
    orders, order = os.pipe()
    os.set_blocking(order, False)  # raise where it would wait
    written = 0
    try:
        while True:
            written += os.write(order, b"x" * 1024)
    except BlockingIOError as error:
        print(f"{type(error).__name__}: {error}")
    print("bytes in the pipe:", written)

    os.read(orders, 4096)
    print("after a read:", os.write(order, b"x" * 1024))


if __name__ == "__main__":
    main()
