"""The largest message that a Pipe holds while nobody reads it."""

# needs: procfs

import bisect
import multiprocessing
import os


def fits(size: int, duplex: bool) -> bool:
    here, there = multiprocessing.Pipe(duplex)
    os.set_blocking(there.fileno(), False)  # raise where it would wait
    with here, there:
        try:
            there.send_bytes(bytes(size))
        except BlockingIOError:
            return False
    return True


def main() -> None:
    for duplex in False, True:
        largest = bisect.bisect_left(
            range(8_000_000), True, key=lambda size: not fits(size, duplex)
        )
        print(f"Pipe(duplex={duplex}): {largest - 1} bytes")


if __name__ == "__main__":
    main()
