"""A program may fail on purpose."""
# runs: exit 1

import json


def main() -> None:
    print("shop open", flush=True)
    json.loads("[100, 50")


if __name__ == "__main__":
    main()
