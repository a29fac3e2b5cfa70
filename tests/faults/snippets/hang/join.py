"""Main waits for a thread that never ends."""
# runs: limit 1 s

import threading


def serve(closing: threading.Event) -> None:
    closing.wait()


def main() -> None:
    clerk = threading.Thread(target=serve, args=(threading.Event(),))
    clerk.start()
    clerk.join()


if __name__ == "__main__":
    main()
