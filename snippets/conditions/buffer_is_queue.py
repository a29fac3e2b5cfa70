"""queue.Queue is that buffer, ready-made."""

import queue
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    files: queue.Queue = queue.Queue(2)
    with ThreadPoolExecutor(max_workers=2) as workers:
        takes = iter(files.get, None), iter(files.get, None)
        done = [workers.submit(list, take) for take in takes]
        for month in "apr", "may", "jun", "jul":
            files.put(f"{month}.csv")
        for _ in done:
            files.put(None)
    print(sorted(done[0].result() + done[1].result()))


if __name__ == "__main__":
    main()
