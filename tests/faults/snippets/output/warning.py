"""The shop opens."""

import warnings


def main() -> None:
    warnings.warn("closing soon", stacklevel=1)
    print("shop open")


if __name__ == "__main__":
    main()
