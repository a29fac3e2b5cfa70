"""The first lock settles the start method, and a fork lock needs fork."""

# needs: os.fork, python>=3.12

import multiprocessing


def main() -> None:
    multiprocessing.Lock()
    try:
        multiprocessing.set_start_method("fork")
    except RuntimeError as error:
        print("RuntimeError:", error)
    drawer = multiprocessing.get_context("fork").Lock()
    context = multiprocessing.get_context("forkserver")
    clerk = context.Process(target=print, args=(drawer,))
    try:
        clerk.start()
    except RuntimeError as error:
        print("RuntimeError:", error)


if __name__ == "__main__":
    main()
