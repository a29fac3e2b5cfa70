"""A callback cannot submit again once the with block is at its end."""

from concurrent.futures import Future, ProcessPoolExecutor


def fetch(name: str) -> str:
    raise ConnectionError("503")


def main() -> None:
    errors: list[RuntimeError] = []

    def again(job: Future) -> None:
        try:
            pool.submit(fetch, "a.jpg").add_done_callback(again)
        except RuntimeError as error:
            errors.append(error)

    with ProcessPoolExecutor(max_workers=1) as pool:
        pool.submit(fetch, "a.jpg").add_done_callback(again)
    print("RuntimeError:", *errors)


if __name__ == "__main__":
    main()
