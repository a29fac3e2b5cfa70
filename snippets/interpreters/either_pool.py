"""One program uses interpreters where there are any, and else processes."""

from concurrent import futures

EXECUTOR = getattr(
    futures, "InterpreterPoolExecutor", futures.ProcessPoolExecutor
)


def count(text: str) -> int:
    return len(text.split())


def main() -> None:
    with EXECUTOR(max_workers=2) as clerks:
        print(list(clerks.map(count, ["pear plum", "apple", ""])))


if __name__ == "__main__":
    main()
