"""A pipe on Linux holds 64 KiB, or less if the writes do not fill pages."""

# needs: procfs

import os


def bytes_that_fit(size: int) -> int:
    orders, order = os.pipe()
    os.set_blocking(order, False)  # raise where it would wait
    written = 0
    try:
        while True:
            written += os.write(order, bytes(size))
    except BlockingIOError:
        os.close(orders)
        os.close(order)
        return written


def main() -> None:
    for size in 1024, 2049:
        print(f"by writes of {size} bytes: {bytes_that_fit(size)}")


if __name__ == "__main__":
    main()
