"""The server of forkserver needs a folder that can be written."""

# needs: procfs
# runs: limit 30 s

import multiprocessing
import resource


def start(method: str) -> str:
    clerk = multiprocessing.get_context(method).Process(target=int)
    try:
        clerk.start()
    except FileNotFoundError as error:
        return error.strerror.partition(" in ")[0]
    clerk.join(timeout=20)
    return f"exit code {clerk.exitcode}"


def main() -> None:
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))  # stay empty
    found = {"default": multiprocessing.get_start_method()}
    for method in ("fork", "forkserver", "spawn"):
        found[method] = start(method)
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    for name, text in found.items():
        print(f"{name}: {text}")


if __name__ == "__main__":
    main()
