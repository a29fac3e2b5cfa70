"""Start of exercise 1: one broken photo ends the program."""

import faulthandler
import os
import threading

PHOTOS = "tulip.png", "broken.png", "rose.png"


def read_photo(name: str) -> None:
    if name == "broken.png":
        faulthandler.disable()
        os.abort()  # a fault in somebody's C code


def main() -> None:
    for name in PHOTOS:
        clerk = threading.Thread(target=read_photo, args=(name,))
        clerk.start()
        clerk.join(timeout=5)
        print(f"{name}: read")


if __name__ == "__main__":
    main()
