"""A function at the top of the file can be sent to a new process."""

# needs: os.fork

import multiprocessing


def pack() -> None:
    pass


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        clerk = context.Process(target=pack)
        try:
            clerk.start()
            clerk.join(timeout=5)
            print(f"{method}: exit code {clerk.exitcode}")
        except Exception as error:
            print(f"{method}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
