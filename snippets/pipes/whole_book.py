"""Answer to exercise 2: read until the pipe ends."""

# needs: os.fork

import os

BOOK = b"x" * 100_000


def main() -> None:
    pages, page = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(pages)
        os.write(page, BOOK)
        os._exit(0)

    os.close(page)
    with open(pages, "rb") as reader:
        book = reader.read()
    os.waitpid(pid, 0)
    print("the whole book:", book == BOOK)


if __name__ == "__main__":
    main()
