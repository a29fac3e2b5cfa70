"""Python waits for plain threads before it calls the atexit handlers."""

import atexit
import threading


def serve(stop: threading.Event) -> None:
    print("clerk: asked to stop:", stop.wait(timeout=1))


def ask(stop: threading.Event) -> None:
    print("handler: stop")
    stop.set()


def main() -> None:
    stop = threading.Event()
    atexit.register(ask, stop)
    print("main: the end")
    clerk = threading.Thread(target=serve, args=(stop,))
    clerk.start()


if __name__ == "__main__":
    main()
