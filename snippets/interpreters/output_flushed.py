"""With flush=True the lines come in their order."""

# needs: python>=3.14
# runs: stdout pipe

from concurrent import interpreters


def say() -> None:
    print("ann: second", flush=True)


def main() -> None:
    ann = interpreters.create()
    print("main: first", flush=True)
    ann.call(say)
    print("main: third")
    ann.close()


if __name__ == "__main__":
    main()
