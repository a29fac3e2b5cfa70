"""Start of exercise 1: the pool's threads have no drawer."""

import threading
from concurrent.futures import ThreadPoolExecutor

DESK = threading.local()


def prepare() -> None:
    DESK.drawer = []


def serve(goods: str) -> str:
    DESK.drawer.append(goods)
    return f"in the drawer: {DESK.drawer}"


def main() -> None:
    prepare()
    with ThreadPoolExecutor(max_workers=1) as clerks:
        for goods in ("tea", "jam"):
            task = clerks.submit(serve, goods)
            error = task.exception(timeout=5)
            print(error or task.result())


if __name__ == "__main__":
    main()
