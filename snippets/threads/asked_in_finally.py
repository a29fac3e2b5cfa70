"""A `finally` in `main` asks the thread before Python waits for it."""

import threading


def serve(stop: threading.Event) -> None:
    print("clerk: asked to stop:", stop.wait(timeout=5))


def main() -> None:
    stop = threading.Event()
    clerk = threading.Thread(target=serve, args=(stop,))
    clerk.start()
    try:
        print("main: the end")
    finally:
        stop.set()
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
