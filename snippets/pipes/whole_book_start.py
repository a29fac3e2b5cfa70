"""Start of exercise 2: one read returns what is there, and no more."""

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
    book = os.read(pages, len(BOOK))
    os.close(pages)
    os.waitpid(pid, 0)
    print("the whole book:", book == BOOK)


if __name__ == "__main__":
    main()
