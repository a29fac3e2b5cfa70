"""An error in call_in_thread is printed, and join does not raise it."""

# needs: python>=3.14

from concurrent import interpreters


def price_of(item: str) -> int:
    return {"pear": 3}[item]


def main() -> None:
    ann = interpreters.create()
    thread = ann.call_in_thread(price_of, "plum")
    thread.join(timeout=5)
    print("joined")
    ann.close()


if __name__ == "__main__":
    main()
