"""Start of an exercise that never ends."""
# runs: limit 1 s

import threading


def main() -> None:
    threading.Event().wait()


if __name__ == "__main__":
    main()
