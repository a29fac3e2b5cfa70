"""A list of the manager inside its dict is shared, and append is kept."""

# runs: limit 30 s

import multiprocessing


def main() -> None:
    with multiprocessing.Manager() as manager:
        orders = manager.dict(ann=manager.list(["tea"]))
        orders["ann"].append("rye")
        print("appended:", orders["ann"])


if __name__ == "__main__":
    main()
