"""The first lock or queue sets the start method; set your own before."""

# needs: os.fork, python>=3.11

import multiprocessing


def main() -> None:
    multiprocessing.set_start_method("fork")
    drawer = multiprocessing.Lock()
    try:
        multiprocessing.set_start_method("spawn")
    except RuntimeError as error:
        print("RuntimeError:", error)
    clerk = multiprocessing.get_context("spawn").Process(
        target=print, args=(drawer,)
    )
    try:
        clerk.start()
    except RuntimeError as error:
        print("RuntimeError:", error)


if __name__ == "__main__":
    main()
