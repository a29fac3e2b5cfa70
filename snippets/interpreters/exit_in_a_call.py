"""sys.exit ends a call; it does not end the program."""

# needs: python>=3.14

import sys
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


def stop() -> None:
    sys.exit("sold out")


def main() -> None:
    ann = interpreters.create()
    try:
        ann.call(stop)
    except interpreters.ExecutionFailed as error:
        print("call:", error.excinfo.formatted)
    ann.close()
    with InterpreterPoolExecutor(max_workers=1) as clerks:
        error = clerks.submit(stop).exception(timeout=5)
        print("pool:", repr(error))


if __name__ == "__main__":
    main()
