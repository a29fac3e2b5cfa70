"""An event ends the searches that run after the photo is found."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from threading import Event

PIECES = 20


def search(folder: str, stop: Event) -> str:
    for piece in range(PIECES):
        if folder == "may" and piece == 1:
            return "found the photo"
        if stop.wait(timeout=0.1):  # the work on one piece
            return "stopped"
    return "searched to the end"


def main() -> None:
    stop = Event()
    folders = "april", "may", "june"
    with ThreadPoolExecutor(max_workers=3) as pool:
        jobs = [pool.submit(search, folder, stop) for folder in folders]
        wait(jobs, timeout=5, return_when=FIRST_COMPLETED)
        stop.set()
    for folder, job in zip(folders, jobs, strict=True):
        print(f"{folder}: {job.result()}")


if __name__ == "__main__":
    main()
