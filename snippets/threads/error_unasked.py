"""A future that nobody asks keeps its error to itself."""

from concurrent.futures import ThreadPoolExecutor


def count_drawer(text: str) -> int:
    return int(text)


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        clerks.submit(count_drawer, "7O")
    print("main: all counted")


if __name__ == "__main__":
    main()
