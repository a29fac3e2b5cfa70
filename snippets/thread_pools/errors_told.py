"""A callback tells of the error that nobody asks for."""

from concurrent.futures import Future, ThreadPoolExecutor


def send(receipt: str) -> None:
    if "@" not in receipt:
        raise ValueError(f"no address in {receipt!r}")


def tell(job: Future) -> None:
    if not job.cancelled() and (error := job.exception()):
        print(f"failed: {error}\n", end="")


def main() -> None:
    with ThreadPoolExecutor(max_workers=1) as clerks:
        for receipt in ("ida@home", "jon", "kim@home"):
            clerks.submit(send, receipt).add_done_callback(tell)
    print("main: goodbye")


if __name__ == "__main__":
    main()
