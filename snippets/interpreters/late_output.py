"""Each interpreter has a stdout of its own, with its own buffer."""

# needs: python>=3.14
# runs: stdout pipe

from concurrent import interpreters


def say() -> None:
    print("ann: second")


def main() -> None:
    ann = interpreters.create()
    print("main: first")
    ann.call(say)
    print("main: third")
    ann.close()


if __name__ == "__main__":
    main()
