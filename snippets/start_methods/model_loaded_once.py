"""The server loads a preloaded module once for all its children."""

# needs: os.fork
# runs: limit 30 s

import importlib
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

MODEL = "print('  the model is loaded', flush=True)\n"


def classify(photo: str) -> str:
    importlib.import_module("model")
    return f"{photo} is classified"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "model.py").write_text(MODEL)
        os.environ["PYTHONPATH"] = folder  # older Pythons
        sys.path.append(folder)
        multiprocessing.set_forkserver_preload(["model"])
        for method in ("forkserver", "spawn"):
            print(method)
            context = multiprocessing.get_context(method)
            for photo in ("a.png", "b.png"):
                with context.Pool(1) as pool:
                    task = pool.apply_async(classify, (photo,))
                    print(" ", task.get(timeout=20))


if __name__ == "__main__":
    main()
