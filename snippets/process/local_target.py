"""A function inside a function cannot be sent to a new process."""

# needs: os.fork

import multiprocessing


def main() -> None:
    def pack() -> None:
        pass

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
