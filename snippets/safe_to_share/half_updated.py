"""update stops at a key with a Python __eq__, half of it done."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Name:
    def __init__(self, text: str, meet: threading.Barrier) -> None:
        self.text, self.meet = text, meet

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        if self.text == "milk":  # tea has its new price, milk has not
            self.meet.wait(timeout=5)  # bob may look
            self.meet.wait(timeout=5)  # bob has looked
        return isinstance(other, Name) and other.text == self.text


def look(prices: dict[Name, int], meet: threading.Barrier) -> list[int]:
    meet.wait(timeout=5)
    seen = list(prices.values())
    meet.wait(timeout=5)
    return seen


def main() -> None:
    meet = threading.Barrier(2)
    prices = {Name("tea", meet): 1, Name("milk", meet): 1}
    raised = {Name("tea", meet): 2, Name("milk", meet): 2}
    with ThreadPoolExecutor(max_workers=2) as clerks:
        bob = clerks.submit(look, prices, meet)
        clerks.submit(prices.update, raised)
    print("bob saw", bob.result())
    print("at the end", list(prices.values()))


if __name__ == "__main__":
    main()
