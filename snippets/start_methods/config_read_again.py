"""What stands at the top of the file is done again in each child."""

# runs: limit 30 s

import multiprocessing


def read_config() -> dict[str, str]:
    name = multiprocessing.current_process().name
    print("config read in", name)
    return {"folder": "/srv/photos"}


CONFIG = read_config()


def resize() -> None:
    print("photos in", CONFIG["folder"])


def main() -> None:
    context = multiprocessing.get_context("spawn")
    for name in ("ann", "bob"):
        worker = context.Process(target=resize, name=name)
        worker.start()
        worker.join(timeout=20)
        print(f"{name}: exit code {worker.exitcode}")


if __name__ == "__main__":
    main()
