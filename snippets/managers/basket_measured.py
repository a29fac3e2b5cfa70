"""Answer to exercise 2: a special method is exposed by its name."""

# runs: limit 30 s

from multiprocessing.managers import BaseManager


class Basket:
    def __init__(self) -> None:
        self.items: list[str] = []

    def add(self, item: str) -> None:
        self.items.append(item)

    def __len__(self) -> int:
        return len(self.items)


BaseManager.register("Basket", Basket, exposed=["add", "__len__"])


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
