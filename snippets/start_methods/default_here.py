"""The first use of the default start method settles it."""

# needs: os.fork

import multiprocessing
import sys


def main() -> None:
    print("there are:", *sorted(multiprocessing.get_all_start_methods()))
    for _ in range(2):
        method = multiprocessing.get_start_method(allow_none=True)
        print(f"settled on {sys.platform}: {method}")
        multiprocessing.Lock()
    multiprocessing.set_start_method("spawn", force=True)
    print("forced:", multiprocessing.get_start_method())


if __name__ == "__main__":
    main()
