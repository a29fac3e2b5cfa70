"""queue.Queue is that buffer, ready-made."""

import queue
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    files: queue.Queue = queue.Queue(2)
    with ThreadPoolExecutor(max_workers=2) as workers:
        done = [workers.submit(list, iter(files.get, None)) for _ in range(2)]
        for month in "apr", "may", "jun", "jul":
            files.put(f"{month}.csv")
        for _ in done:
            files.put(None)
    print(sorted(done[0].result() + done[1].result()))


if __name__ == "__main__":
    main()
