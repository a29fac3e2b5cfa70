"""A line that ends with a carriage return is not a line without one."""

import os


def main() -> None:
    os.write(1, b"shop open\r\nshop closed\r\n")


if __name__ == "__main__":
    main()
