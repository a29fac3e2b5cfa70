"""A list that a manager's dict returns is a copy, so append is lost."""

# runs: limit 30 s

import multiprocessing


def main() -> None:
    with multiprocessing.Manager() as manager:
        orders = manager.dict(ann=["tea"])
        orders["ann"].append("rye")
        print("appended:", orders["ann"])
        orders["ann"] = [*orders["ann"], "rye"]
        print("assigned:", orders["ann"])


if __name__ == "__main__":
    main()
