"""Each call of map runs in a copy of its own."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

REQUEST: ContextVar[str] = ContextVar("request", default="none")


def pack(goods: str) -> str:
    return f"{goods} for request {REQUEST.get()}"


def main() -> None:
    REQUEST.set("7")
    context = copy_context()

    def pack_in_copy(goods: str) -> str:
        return context.copy().run(pack, goods)

    with ThreadPoolExecutor(max_workers=2) as pool:
        goods = ["tea", "jam", "rye"]
        for line in pool.map(pack_in_copy, goods, timeout=5):
            print(line)


if __name__ == "__main__":
    main()
