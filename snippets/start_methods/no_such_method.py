"""A start method is asked for by its exact name."""

# needs: os.fork

import multiprocessing


def main() -> None:
    for name in ("spawn", "Spawn", "thread"):
        try:
            context = multiprocessing.get_context(name)
            print("found:", context.get_start_method())
        except ValueError as error:
            print("ValueError:", error)
    there = multiprocessing.get_all_start_methods()
    names = ("forkserver", "spawn")  # the first one that there is
    print("chosen:", next(name for name in names if name in there))


if __name__ == "__main__":
    main()
