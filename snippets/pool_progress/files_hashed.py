"""as_completed says how many of the files are done while others wait."""

import hashlib
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path


def digest(name: str) -> str:
    return hashlib.sha256(Path(name).read_bytes()).hexdigest()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder, f"{n}.jpg")) for n in range(1, 6)]
        for name in names:
            Path(name).write_bytes(name[-5:].encode() * 1_000_000)
        with ProcessPoolExecutor(max_workers=2) as pool:
            jobs = {pool.submit(digest, name): name for name in names}
            for done, job in enumerate(as_completed(jobs, timeout=9), 1):
                name = Path(jobs[job]).name
                print(f"{done} of {len(jobs)}: {name} {job.result()[:8]}")


if __name__ == "__main__":
    main()
