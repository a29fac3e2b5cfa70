"""An extension module that is not prepared for it refuses to load."""

# needs: python>=3.14

from concurrent import interpreters


def load(name: str) -> None:
    __import__(name)


def main() -> None:
    ann = interpreters.create()
    for name in "json", "sqlite3", "decimal", "tracemalloc", "faulthandler":
        try:
            ann.call(load, name)
            print(f"{name}: loaded")
        except interpreters.ExecutionFailed as error:
            print(f"{name}: {error.excinfo.formatted}")
    ann.close()


if __name__ == "__main__":
    main()
