"""Start of exercise 1: three rows keep the block open."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    image = SharedMemory(create=True, size=12)
    try:
        image.buf[:12] = bytes(range(12))
        rows = [image.buf[n : n + 4] for n in range(0, 12, 4)]
    finally:
        image.unlink()
        image.close()
    print("rows:", [list(row) for row in rows])


if __name__ == "__main__":
    main()
