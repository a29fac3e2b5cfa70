"""The shop takes the first answer and terminates whoever is still asked."""

# needs: os.fork

import multiprocessing
from multiprocessing import connection
from multiprocessing.synchronize import Event


def ask(has_tea: Event) -> None:
    has_tea.wait(timeout=5)


def main() -> None:
    never, at_once = multiprocessing.Event(), multiprocessing.Event()
    at_once.set()
    suppliers = []
    for name, has_tea in (("north", never), ("south", at_once)):
        supplier = multiprocessing.Process(
            target=ask, args=(has_tea,), name=name
        )
        supplier.start()
        suppliers.append(supplier)

    connection.wait([one.sentinel for one in suppliers], timeout=5)
    for supplier in suppliers:
        supplier.terminate()
        supplier.join(timeout=5)
        print(f"{supplier.name}: exit code {supplier.exitcode}")


if __name__ == "__main__":
    main()
