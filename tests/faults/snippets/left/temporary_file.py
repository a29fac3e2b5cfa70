"""A temporary file is not removed."""

import tempfile


def main() -> None:
    with tempfile.NamedTemporaryFile(prefix="takings-", delete=False):
        pass
    print("shop closed")


if __name__ == "__main__":
    main()
