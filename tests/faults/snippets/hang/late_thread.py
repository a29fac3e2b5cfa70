"""A thread works on after main has returned."""
# runs: limit 1 s

import threading


def serve(closing: threading.Event) -> None:
    closing.wait()


def main() -> None:
    threading.Thread(target=serve, args=(threading.Event(),)).start()
    print("shop closed")


if __name__ == "__main__":
    main()
