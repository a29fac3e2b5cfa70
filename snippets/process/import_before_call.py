"""Under spawn the child imports the file before it calls the target."""

# runs: picture

import multiprocessing


def tell(what: str) -> None:
    print(what, "in", __name__, flush=True)


def pack() -> None:
    tell("pack")


def main() -> None:
    context = multiprocessing.get_context("spawn")
    ann = context.Process(target=pack)
    ann.start()
    ann.join(timeout=5)


tell("import")
if __name__ == "__main__":
    main()
