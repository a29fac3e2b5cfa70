"""Each future tells main whether its thread has failed, and how."""

from concurrent.futures import ThreadPoolExecutor

SLIPS = {"ann": "120", "bob": "7O", "cid": "45"}


def main() -> None:
    with ThreadPoolExecutor(max_workers=3) as clerks:
        counts = {
            name: clerks.submit(int, slip) for name, slip in SLIPS.items()
        }
    for name, count in counts.items():
        error = count.exception()
        print(f"{name}: {error or count.result()}")
    failed = sum(count.exception() is not None for count in counts.values())
    print("main: failed:", failed)


if __name__ == "__main__":
    main()
