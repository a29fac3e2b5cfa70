"""A `finally` asks the thread to stop, error or not."""

import threading


def serve(stop: threading.Event, asked: list[bool]) -> None:
    asked.append(stop.wait(timeout=5))


def main() -> None:
    stop, asked = threading.Event(), list[bool]()
    clerk = threading.Thread(target=serve, args=(stop, asked))
    clerk.start()
    try:
        float("seven")
    except ValueError as error:
        print("main:", error)
    finally:
        stop.set()
    clerk.join(timeout=5)
    print("asked to stop:", *asked)


if __name__ == "__main__":
    main()
