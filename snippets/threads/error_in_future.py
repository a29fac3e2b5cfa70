"""The result of a future raises the error of its thread in main."""

# runs: exit 1

from concurrent.futures import ThreadPoolExecutor


def count_drawer(text: str) -> int:
    return int(text)


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        cash = clerks.submit(count_drawer, "7O")
    print("main: counted", cash.result())


if __name__ == "__main__":
    main()
