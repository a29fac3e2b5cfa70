"""The producer puts its error into the queue, and the reader raises it."""

import queue
import threading


def read(texts: list[str], prices: queue.Queue) -> None:
    try:
        for text in texts:
            prices.put(float(text))
        prices.put(None)
    except Exception as error:
        prices.put(error)


def main() -> None:
    prices: queue.Queue[float | Exception | None] = queue.Queue()
    args = (["10", "1O", "30"], prices)  # one has the letter O
    ann = threading.Thread(target=read, args=args, name="ann")
    ann.start()
    try:
        for price in iter(lambda: prices.get(timeout=5), None):
            if isinstance(price, Exception):
                raise price
            print(price)
        print("all read")
    except ValueError as error:
        print(error)
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
