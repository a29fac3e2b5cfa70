"""Two workers brighten one image in place, and no pixel is sent to them."""

# runs: limit 30 s

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

WIDTH, HEIGHT = 1200, 800  # one byte for each gray pixel
BRIGHTER = bytes(min(255, gray + 40) for gray in range(256))


def brighten(name: str, row: int, end: int) -> None:
    image = SharedMemory(name)
    mine = slice(row * WIDTH, end * WIDTH)
    image.buf[mine] = bytes(image.buf[mine]).translate(BRIGHTER)
    image.close()


def main() -> None:
    before = bytes(range(240)) * (WIDTH * HEIGHT // 240)
    image = SharedMemory(create=True, size=len(before))
    try:
        image.buf[: len(before)] = before
        rows = range(0, HEIGHT, 200)
        tasks = [(image.name, row, row + 200) for row in rows]
        with ProcessPoolExecutor(max_workers=2) as workers:
            jobs = [workers.submit(brighten, *task) for task in tasks]
            for job in jobs:
                job.result(timeout=20)
        after = bytes(image.buf[: len(before)])
        print("image:", len(after), "bytes")
        print("one task, pickled:", len(pickle.dumps(tasks[-1])), "bytes")
        print("all brighter:", after == before.translate(BRIGHTER))
    finally:
        image.close()
        image.unlink()


if __name__ == "__main__":
    main()
