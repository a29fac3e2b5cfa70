"""The server of forkserver needs a folder that can be written."""

# needs: procfs
# runs: limit 30 s

import multiprocessing
import resource


def main() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))  # files stay empty
    print("default:", multiprocessing.get_start_method())
    for method in ("fork", "forkserver", "spawn"):
        clerk = multiprocessing.get_context(method).Process(target=int)
        try:
            clerk.start()
            clerk.join(timeout=20)
            print(f"{method}: exit code {clerk.exitcode}")
        except FileNotFoundError as error:
            text, _, folders = error.strerror.partition(" in ")
            print(f"{method}: {text}")


if __name__ == "__main__":
    main()
