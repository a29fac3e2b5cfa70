"""A photo that crashes its reader is reported, and the next one is read."""

import faulthandler
import multiprocessing
import os

PHOTOS = "tulip.png", "broken.png", "rose.png"


def read_photo(name: str) -> None:
    if name == "broken.png":
        faulthandler.disable()
        os.abort()  # a fault in somebody's C code


def main() -> None:
    for name in PHOTOS:
        clerk = multiprocessing.Process(target=read_photo, args=(name,))
        clerk.start()
        clerk.join(timeout=5)
        print(f"{name}: {'crashed' if clerk.exitcode else 'read'}")


if __name__ == "__main__":
    main()
