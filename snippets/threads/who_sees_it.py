"""A thread changes the drawer of main, a process changes its own copy."""

import multiprocessing
import threading


def pay_out(drawer: dict[str, int]) -> None:
    drawer["cash"] -= 30
    print("clerk sees:", drawer["cash"])


def main() -> None:
    for kind in (threading.Thread, multiprocessing.Process):
        drawer = {"cash": 100}
        clerk = kind(target=pay_out, args=(drawer,))
        print(f"{kind.__name__}:")
        clerk.start()
        clerk.join(timeout=5)
        print("main sees:", drawer["cash"])


if __name__ == "__main__":
    main()
