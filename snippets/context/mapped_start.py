"""Start of exercise 1: all packets are for request none."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def pack(goods: str) -> str:
    return f"{goods} for request {REQUEST.get()}"


def main() -> None:
    REQUEST.set("7")
    with ThreadPoolExecutor(max_workers=2) as pool:
        goods = ["tea", "jam", "rye"]
        for line in pool.map(pack, goods, timeout=5):
            print(line)


if __name__ == "__main__":
    main()
