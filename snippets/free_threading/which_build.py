"""Four questions tell the build, and whether the GIL is on."""

import sys
import sysconfig


def gil_is_on() -> bool:
    ask = getattr(sys, "_is_gil_enabled", None)  # since 3.13
    return True if ask is None else ask()


def main() -> None:
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    print("free-threaded build:", free)
    print("t in sys.abiflags:", "t" in sys.abiflags)
    print("so says sys.version:", "free-threading build" in sys.version)
    print("the GIL is on now:", gil_is_on())


if __name__ == "__main__":
    main()
