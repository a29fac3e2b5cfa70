"""Start of exercise 1: the photo is found, and the program goes on."""

import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

PIECES = 20


def search(folder: str) -> str:
    for piece in range(PIECES):
        if folder == "may" and piece == 1:
            return "found the photo"
        time.sleep(0.1)  # the work on one piece
    return "searched to the end"


def main() -> None:
    folders = "april", "may", "june"
    with ThreadPoolExecutor(max_workers=3) as pool:
        jobs = [pool.submit(search, folder) for folder in folders]
        wait(jobs, timeout=5, return_when=FIRST_COMPLETED)
        pool.shutdown(cancel_futures=True)
    for folder, job in zip(folders, jobs, strict=True):
        print(f"{folder}: {job.result()}")


if __name__ == "__main__":
    main()
