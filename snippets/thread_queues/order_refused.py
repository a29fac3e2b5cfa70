"""`put_nowait` raises Full, so a server can refuse work at once."""

import queue


def answer(jobs: queue.Queue[str], photo: str) -> int:
    try:
        jobs.put_nowait(photo)
    except queue.Full:
        return 503  # busy, try again later
    return 202  # accepted


def main() -> None:
    jobs: queue.Queue[str] = queue.Queue(maxsize=2)
    for photo in "a.png", "b.png", "c.png":
        print(photo, answer(jobs, photo))


if __name__ == "__main__":
    main()
