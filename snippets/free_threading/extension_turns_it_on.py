"""An extension that is not marked as ready turns the GIL on."""

# needs: free-threaded

import importlib.util
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from types import ModuleType

FILE = "_testmultiphase"  # CPython's own, for its tests
UNMARKED = "_testmultiphase_null_slots"  # a module in that file


def load(name: str) -> ModuleType:
    beside = importlib.util.find_spec(FILE)
    assert beside and beside.origin
    loader = ExtensionFileLoader(name, beside.origin)
    spec = ModuleSpec(name, loader, origin=beside.origin)
    return importlib.util.module_from_spec(spec)


def main() -> None:
    print("the GIL is on before:", sys._is_gil_enabled())
    load(UNMARKED)
    print("the GIL is on after:", sys._is_gil_enabled())


if __name__ == "__main__":
    main()
