"""What a thread keeps in a local is let go when the thread ends."""

import threading
import weakref

DESK = threading.local()


class Receipt:
    pass


def serve() -> None:
    DESK.receipt = Receipt()
    weakref.finalize(DESK.receipt, print, "the receipt is gone")
    print("clerk: done")


def main() -> None:
    clerk = threading.Thread(target=serve)
    clerk.start()
    clerk.join(timeout=5)
    print("main: closes the shop")


if __name__ == "__main__":
    main()
