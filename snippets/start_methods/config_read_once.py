"""What is read in main and passed as an argument is read once."""

# runs: limit 30 s

import multiprocessing


def read_config() -> dict[str, str]:
    name = multiprocessing.current_process().name
    print("config read in", name)
    return {"folder": "/srv/photos"}


def resize(config: dict[str, str]) -> None:
    print("photos in", config["folder"])


def main() -> None:
    context = multiprocessing.get_context("spawn")
    args = (read_config(),)
    for name in ("ann", "bob"):
        worker = context.Process(target=resize, args=args, name=name)
        worker.start()
        worker.join(timeout=20)
        print(f"{name}: exit code {worker.exitcode}")


if __name__ == "__main__":
    main()
