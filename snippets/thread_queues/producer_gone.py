"""The producer dies before its None, and the reader waits for the rest."""

# runs: exit 1

import queue
import threading


def read(texts: list[str], prices: queue.Queue[float | None]) -> None:
    for text in texts:
        prices.put(float(text))
    prices.put(None)


def main() -> None:
    prices: queue.Queue[float | None] = queue.Queue()
    args = (["10", "1O", "30"], prices)  # one has the letter O
    ann = threading.Thread(target=read, args=args, name="ann")
    ann.start()
    ann.join(timeout=5)
    for price in iter(lambda: prices.get(timeout=0.5), None):
        print(price)
    print("all read")


if __name__ == "__main__":
    main()
