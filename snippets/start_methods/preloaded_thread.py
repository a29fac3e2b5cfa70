"""A thread that a preloaded module starts does not run in a child."""

# needs: os.fork
# runs: limit 30 s

import importlib
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

HEART = """
import threading
stop = threading.Event()
beat = threading.Thread(target=stop.wait, args=(20,), daemon=True)
beat.start()
"""


def look() -> bool:
    heart = importlib.import_module("heart")
    return heart.beat.is_alive()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "heart.py").write_text(HEART)
        os.environ["PYTHONPATH"] = folder  # older Pythons
        sys.path.append(folder)
        multiprocessing.set_forkserver_preload(["heart"])
        for method in ("forkserver", "spawn"):
            context = multiprocessing.get_context(method)
            with context.Pool(1) as pool:
                runs = pool.apply_async(look).get(timeout=20)
            print(f"{method}: it runs: {runs}")


if __name__ == "__main__":
    main()
