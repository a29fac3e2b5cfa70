"""contextlib.closing closes an interpreter, also after an error."""

# needs: python>=3.14

from concurrent import interpreters
from contextlib import closing


def main() -> None:
    try:
        with closing(interpreters.create()) as ann:
            ann.exec("print('ann: hello')")
            ann.exec("1 / 0")
    except interpreters.ExecutionFailed as error:
        print("main:", error.excinfo.formatted)
    print(interpreters.list_all())


if __name__ == "__main__":
    main()
