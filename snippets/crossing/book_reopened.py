"""A book leaves its file behind, and opens it again by its path."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


class Book:
    def __init__(self, path: str) -> None:
        self.path = path
        self.file = open(path)

    def __getstate__(self) -> dict[str, str]:
        return {"path": self.path}

    def __setstate__(self, state: dict[str, str]) -> None:
        self.path = state["path"]
        self.file = open(self.path)


def first_line(book: Book) -> str:
    with book.file:
        return book.file.readline().strip()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "orders.txt")
        path.write_text("3 tea\n1 salt\n")
        book = Book(str(path))
        with ProcessPoolExecutor(max_workers=1) as clerks, book.file:
            try:
                print(clerks.submit(first_line, book).result(timeout=5))
            except Exception as error:
                print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
