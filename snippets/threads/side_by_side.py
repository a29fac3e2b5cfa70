"""Two threads work side by side, each in its own order."""

import threading
import time

NAP = 0.05


def pack(clerk: str) -> None:
    for order in range(1, 4):
        # with the newline in the text, print makes one write of it
        print(f"{clerk}: order {order}\n", end="")
        time.sleep(NAP)  # packing takes a moment


def main() -> None:
    clerks = [
        threading.Thread(target=pack, args=(name,))
        for name in ("ann", "bob")
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("main: all packed")


if __name__ == "__main__":
    main()
