"""A function within a function is a fine target."""

import multiprocessing


def main() -> None:
    def serve() -> None:
        print("child at work", flush=True)

    clerk = multiprocessing.Process(target=serve)
    clerk.start()
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
