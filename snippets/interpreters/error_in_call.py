"""An error in an interpreter comes out of call as an ExecutionFailed."""

# needs: python>=3.14

from concurrent import interpreters


def price_of(item: str) -> int:
    return {"pear": 3}[item]


def main() -> None:
    ann = interpreters.create()
    try:
        ann.call(price_of, "plum")
    except interpreters.ExecutionFailed as error:
        print("a KeyError:", isinstance(error, KeyError))
        print("type:", error.excinfo.type.__name__)
        print("msg:", error.excinfo.msg)
        print(error.excinfo.errdisplay)
    ann.close()


if __name__ == "__main__":
    main()
