"""A thread that finds a refresh under way skips its own."""

import threading
from concurrent.futures import ThreadPoolExecutor


def refresh(
    refreshing: threading.Lock,
    begun: threading.Event,
    downloaded: threading.Event,
) -> str:
    if not refreshing.acquire(blocking=False):
        return "skipped"
    try:
        begun.set()
        downloaded.wait(timeout=5)  # the download takes a while
        return "refreshed"
    finally:
        refreshing.release()


def main() -> None:
    refreshing = threading.Lock()
    begun, downloaded = threading.Event(), threading.Event()
    with ThreadPoolExecutor(max_workers=1) as ann:
        first = ann.submit(refresh, refreshing, begun, downloaded)
        begun.wait(timeout=5)
        print("main:", refresh(refreshing, begun, downloaded))
        downloaded.set()
        print("ann:", first.result(timeout=5))
    print("main, later:", refresh(refreshing, begun, downloaded))


if __name__ == "__main__":
    main()
