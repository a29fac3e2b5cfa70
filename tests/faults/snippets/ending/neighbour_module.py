"""A colleague's program is at hand."""

import exit_3


def main() -> None:
    exit_3.main()


if __name__ == "__main__":
    main()
