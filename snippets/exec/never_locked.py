"""No finally runs at exec: the program that it belongs to is gone."""

# needs: os.fork

import os


def main() -> None:
    print("drawer open", flush=True)
    try:
        os.execvp("echo", ["echo", "100 in the drawer"])
    finally:
        print("drawer locked")


if __name__ == "__main__":
    main()
