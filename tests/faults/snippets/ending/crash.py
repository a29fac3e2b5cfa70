"""The interpreter lives on."""

import ctypes


def main() -> None:
    print("shop open", flush=True)
    ctypes.string_at(0)


if __name__ == "__main__":
    main()
