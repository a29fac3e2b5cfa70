"""A library with a context of its own chooses for its own workers."""

# runs: limit 30 s

import multiprocessing
import tempfile
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def checksum(path: Path) -> str:
    method = multiprocessing.get_start_method()
    return f"{path.name} {zlib.crc32(path.read_bytes())} under {method}"


def checksums(paths: list[Path]) -> list[str]:  # the library
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as workers:
        return list(workers.map(checksum, paths, timeout=20))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("a.png", "b.png")]
        for path in paths:
            path.write_bytes(path.name.encode())
        print(*checksums(paths), sep="\n")
    default = multiprocessing.get_start_method(allow_none=True)
    print("default of the program:", default)


if __name__ == "__main__":
    main()
