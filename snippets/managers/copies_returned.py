"""A copy of a manager's dict is a plain dict, which json takes."""

# runs: limit 30 s

import json
import multiprocessing


def main() -> None:
    with multiprocessing.Manager() as manager:
        stock = manager.dict(tea=3, rye=2)
        print("print:", stock)
        print("type:", type(stock).__name__)
        print("items:", stock.items())
        try:
            json.dumps(stock)
        except TypeError as error:
            print("json:", error)
        print("json of a copy:", json.dumps(stock.copy()))


if __name__ == "__main__":
    main()
