"""Start of exercise 2: the proxy of a basket has no length."""

# runs: limit 30 s

from multiprocessing.managers import BaseManager


class Basket:
    def __init__(self) -> None:
        self.items: list[str] = []

    def add(self, item: str) -> None:
        self.items.append(item)

    def __len__(self) -> int:
        return len(self.items)


BaseManager.register("Basket", Basket)


def main() -> None:
    with BaseManager() as manager:
        basket = manager.Basket()
        basket.add("tea")
        try:
            print("items:", len(basket))
        except TypeError as error:
            print("TypeError:", error)


if __name__ == "__main__":
    main()
