"""The initializer prepares each thread of the pool."""

import threading
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()


def prepare() -> None:
    DESK.drawer = []


def serve(goods: str) -> str:
    DESK.drawer.append(goods)
    return f"in the drawer: {DESK.drawer}"


def main() -> None:
    with ThreadPoolExecutor(max_workers=1, initializer=prepare) as clerks:
        for goods in ("tea", "jam"):
            task = clerks.submit(serve, goods)
            error = task.exception(timeout=5)
            print(error or task.result())


if __name__ == "__main__":
    main()
