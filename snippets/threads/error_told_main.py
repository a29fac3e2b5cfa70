"""threading.excepthook hears of an error that a thread does not catch."""

# runs: exit 1

import sys
import threading


def count_drawer(text: str) -> int:
    return int(text)


def main() -> None:
    failed: list[str] = []
    threading.excepthook = lambda error: failed.append(
        f"{error.thread.name}: {error.exc_value}"
    )
    clerk = threading.Thread(target=count_drawer, args=("7O",), name="ann")
    clerk.start()
    clerk.join(timeout=5)
    if failed:
        sys.exit(f"failed in {failed[0]}")
    print("main: all counted")


if __name__ == "__main__":
    main()
