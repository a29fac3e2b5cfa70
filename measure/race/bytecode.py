"""Shows what the lines of race.py are compiled to, under every Python 3 on PATH.

    python -m measure.race.bytecode          writes bytecode.json
    python -m measure.race.bytecode --one    prints this Python's, as JSON

What counts as the line: from the instruction that loads the object to the one
that writes. Runs on 3.6 and later, for dis.get_instructions.
"""

import datetime
import dis
import json
import subprocess
import sys
from pathlib import Path

from measure.race.race import Account, attribute_add

DATA = Path(__file__).with_name("bytecode.json")
LINES = {"attribute_add": attribute_add, "getter": Account.add_one}
ABOUT = "the instructions of the line that changes the balance, up to and with the one that writes it"


def line(function):
    """Name the instructions of the line of this function that writes the balance."""
    names, numbers = [], []
    number = None
    for step in dis.get_instructions(function):
        started = step.starts_line if sys.version_info < (3, 13) else step.line_number
        number = number if started is None else started
        names.append(step.opname)
        numbers.append(number)
    write = names.index("STORE_ATTR")
    return [name for name, at in zip(names[: write + 1], numbers) if at == numbers[write]]


def main():
    """Ask every interpreter that is here."""
    if sys.argv[1:] == ["--one"]:
        print(json.dumps({variant: line(function) for variant, function in LINES.items()}))
        return
    from book import ROOT
    from book.check.files import content, write_whole
    from measure.common import dump, interpreters, machine, read  # for Python 3.10 and newer

    old = content(DATA)
    data = read(DATA) if DATA.exists() else {"rows": [], "versions": {}}
    rows = {(row["python"], row["variant"]): row for row in data["rows"]}  # of a Python that is not here, they stay
    versions = data["versions"]
    for name, (path, version) in interpreters().items():
        if name != "2.7":
            command = [path, "-m", "measure.race.bytecode", "--one"]
            found = json.loads(subprocess.check_output(command, cwd=ROOT, timeout=60))
            for variant in LINES:
                rows[name, variant] = {"python": name, "variant": variant, "instructions": found[variant]}
            versions[name] = version
    head = {"about": ABOUT, "date": datetime.date.today().isoformat(), "machine": machine(), "versions": versions}
    write_whole(DATA, dump({**head, "repetitions": 1, "rows": list(rows.values())}), old)


if __name__ == "__main__":
    main()
