"""An error in `main` skips the line that asks the thread to stop."""

import threading


def serve(stop: threading.Event, asked: list[bool]) -> None:
    asked.append(stop.wait(timeout=1))


def main() -> None:
    stop, asked = threading.Event(), list[bool]()
    clerk = threading.Thread(target=serve, args=(stop, asked))
    clerk.start()
    try:
        float("seven")
        stop.set()
    except ValueError as error:
        print("main:", error)
    clerk.join(timeout=5)
    print("asked to stop:", *asked)


if __name__ == "__main__":
    main()
