"""Without fork, a child finds no function of a package's __main__.py."""

# needs: os.fork
# runs: limit 30 s

import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import multiprocessing, sys
def pack():
    print("packed", flush=True)

def main():
    context = multiprocessing.get_context(sys.argv[1])
    clerk = context.Process(target=pack)
    clerk.start()
    clerk.join(timeout=5)

if __name__ == "__main__":
    main()
"""
CALL = "from shop.desk import main\nmain()\n"


def run(folder: str, method: str) -> str:
    command = [sys.executable, "-m", "shop", method]
    options = {"capture_output": True, "text": True, "timeout": 8}
    ran = subprocess.run(command, cwd=folder, **options)
    return (ran.stdout + ran.stderr).splitlines()[-1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "shop")
        package.mkdir()
        for files in {"__main__": SHOP}, {"desk": SHOP, "__main__": CALL}:
            for name, text in files.items():
                Path(package, f"{name}.py").write_text(text)
            print("files:", *files)
            for method in ("fork", "forkserver", "spawn"):
                print(f"{method}: {run(folder, method)}")


if __name__ == "__main__":
    main()
