"""A started thread runs its function while main goes on."""

# runs: picture

import threading


def open_drawer(key: threading.Event) -> None:
    key.wait(timeout=5)
    print("clerk: drawer open")


def main() -> None:
    key = threading.Event()
    clerk = threading.Thread(target=open_drawer, args=(key,))
    clerk.start()
    print("main: here is the key")
    key.set()


if __name__ == "__main__":
    main()
