"""An integer too large for its type is cut off without an error."""

import multiprocessing


def main() -> None:
    stock = multiprocessing.Value("b", 127)
    print("before:", stock.value)
    stock.value = 128
    print("after:", stock.value)


if __name__ == "__main__":
    main()
