"""A task changes its own copy, and what it returns is one more copy."""

from concurrent.futures import ProcessPoolExecutor


def add_tea(basket: list[str], same: list[str]) -> tuple[list[str], bool]:
    basket.append("tea")
    return basket, basket is same


def main() -> None:
    basket = ["salt"]
    with ProcessPoolExecutor(max_workers=1) as clerks:
        for task in ("first", "second"):
            job = clerks.submit(add_tea, basket, basket)
            back, same = job.result(timeout=5)
            print(f"{task} task: {back}, one list there: {same}")
    print("in main:", basket)


if __name__ == "__main__":
    main()
