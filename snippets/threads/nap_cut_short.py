"""A nap spent waiting for the request ends when the request comes."""

import threading

NAP = 3


def serve(napping: threading.Event, closing: threading.Event) -> None:
    while not closing.is_set():
        napping.set()
        closing.wait(NAP)


def main() -> None:
    napping, closing = threading.Event(), threading.Event()
    clerk = threading.Thread(target=serve, args=(napping, closing))
    clerk.start()
    napping.wait(timeout=5)

    closing.set()
    clerk.join(timeout=1)
    print("gone home within a second:", not clerk.is_alive())


if __name__ == "__main__":
    main()
