"""What the page on the GIL says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from book.site.picture import Drawing, bars
from measure import common
from measure.common import Row, Run, fault, filled, newest, number, tables

DATA = Path(__file__).with_name("handover.json")
FLOOR = 0.3  # milliseconds, or parts of the time of a call
NAPS = {
    "idle": "no other thread",
    "short": "one thread computes, interval 0.5 ms",
    "one": "one thread computes, interval 5 ms",
    "four": "four threads compute, interval 5 ms",
}
BARS = {"idle": "no other", "short": "one, 0.5 ms", "one": "one, 5 ms", "four": "four, 5 ms"}
# what the page says in words of the builds with the GIL: a column, and the bounds of its median; a column that begins
# with times_ says which is later, so each of its runs has to be within them
CLAIMS = {
    "a nap next to no other thread is hardly late": ("idle", 0, 1),
    "a thread waits for an interval of 5 ms": ("one", 4, 8),
    "a thread waits for an interval of 0.5 ms": ("short", 0.4, 1.5),
    "one thread that computes makes it late": ("times_one", 5, 1e3),
    "four make it about as late, or later": ("times_four", 0.7, 20),
    "a shorter interval makes it less late": ("times_short", 0.01, 1),
    "a call in C is longer than the interval": ("dumps_takes", 5.5, 1e3),
    "a call in C holds it up until its end": ("held", 0.7, 1.5),
    "a shorter interval gains no speed": ("speed", 0.9, 1.3),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    found = {name: run[name] for name in (*NAPS, "dumps_takes", "speed")}
    found |= {"times_one": run["one"] / run["idle"], "times_four": run["four"] / run["one"]}
    return found | {"times_short": run["short"] / run["one"], "held": run["dumps"] / run["dumps_takes"]}


def read() -> dict[Version, Row]:
    """Read the figures by Python."""
    return common.rows_of(DATA, figures)


def with_gil(rows: dict[Version, Row]) -> list[Row]:
    """Return the rows of the builds with the GIL."""
    return [row for version, row in rows.items() if not version.free_threaded]


def pictures() -> dict[str, Drawing]:
    """Return the chart: of the newest Python with the GIL, and of one without."""
    rows = read()
    shown = [newest(rows), *[version for version in rows if version.free_threaded][:1]]
    groups = {
        f"{'Without' if version.free_threaded else 'With'} the GIL, {version}": {
            label: (rows[version][name], "house") for name, label in BARS.items()
        }
        for version in shown
    }
    title = "How late a nap of 1 ms ends, in milliseconds, next to threads that compute"
    return {"late": bars(title, groups, lambda late: f"{late:.2f}")}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = read()
    gil = with_gil(rows)
    lines = {words: [row[name] for row in rows.values()] for name, words in NAPS.items()}

    def span(name: str) -> str:
        return common.span([row[name] for row in gil], number)

    return {
        "late": tables(DATA, "A nap of 1 ms ends late by, ms", lines, "{:.2f}".format),
        "late-words": filled(
            f"With the GIL, a nap next to one thread that computes ended {span('one')} ms late, and next to four such"
            f" threads {span('times_four')} times as late as next to one. At an interval of 0.5 ms it was"
            f" {common.span([row['times_short'] for row in gil], '{:.2f}'.format)} times as late as at 5 ms."
        ),
        "held": filled(
            "Next to a thread that calls `json.dumps` again and again, the latest nap was late by"
            f" {span('held')} times what one such call takes alone."
        ),
        "speed": filled(
            f"Two threads that compute took {common.span([row['speed'] for row in gil], '{:.2f}'.format)} times as long"
            " at an interval of 0.5 ms as at 5 ms."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for words, (column, low, high) in CLAIMS.items():
        for python, row in read().items():
            found = row[column]
            told = (found.least, found.most) if column.startswith("times_") else (found,)
            if not python.free_threaded and not all(low < value < high for value in told):
                came = f"{column} {' to '.join(f'{value:.3g}' for value in told)}; measure on a quiet machine"
                yield fault(DATA, f"the page says that {words}, came {came}", python)
