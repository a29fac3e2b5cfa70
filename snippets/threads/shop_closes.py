"""A thread that looks at an Event ends when it is asked to."""

import threading

NAP = 0.05


def serve(closing: threading.Event, served: threading.Event) -> None:
    while not closing.wait(NAP):  # a nap that the request cuts short
        served.set()
    print("clerk: gone home")


def main() -> None:
    closing, served = threading.Event(), threading.Event()
    clerk = threading.Thread(target=serve, args=(closing, served))
    clerk.start()
    print("main: a customer was served:", served.wait(timeout=5))
    closing.set()
    clerk.join(timeout=5)
    print("main: goodbye")


if __name__ == "__main__":
    main()
