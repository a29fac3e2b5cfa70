"""explain_unpicklable names the part of a value that pickle refuses."""

import pickle
import threading
from types import MethodType, SimpleNamespace


def refusal(value: object) -> str | None:
    try:
        pickle.dumps(value)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def parts(path: str, value: object) -> list[tuple[str, object]]:
    if isinstance(value, MethodType):
        return [(f"{path}.__self__", value.__self__)]
    if isinstance(value, dict):
        return [(f"{path}[{key!r}]", part) for key, part in value.items()]
    if isinstance(value, (list, tuple)):
        return [(f"{path}[{n}]", part) for n, part in enumerate(value)]
    try:
        state = value.__reduce_ex__(pickle.DEFAULT_PROTOCOL)[2]
        dicts = [half for half in (state, *state) if isinstance(half, dict)]
    except Exception:
        return []
    return [(f"{path}.{n}", part) for d in dicts for n, part in d.items()]


def explain_unpicklable(value: object, name: str = "value") -> str | None:
    refused = [(name, value)] if refusal(value) else []
    for path, inner in refused:  # a list that grows while we read it
        found = [pair for pair in parts(path, inner) if refusal(pair[1])]
        if not found or refusal(inner).startswith("RecursionError"):
            return f"{path}: {refusal(inner)}"
        known = {id(part) for _, part in refused}
        refused += [pair for pair in found if id(pair[1]) not in known]
    return f"{name}: {refusal(value)}" if refused else None


def main() -> None:
    drawer = SimpleNamespace(cash=100, lock=threading.Lock())
    order = SimpleNamespace(item="tea", shop=SimpleNamespace(drawer=drawer))
    print(explain_unpicklable(order, "order"))


if __name__ == "__main__":
    main()
