"""An ExceptionGroup raises the errors of all tasks at once."""

# needs: python>=3.11

from concurrent.futures import ThreadPoolExecutor

SLIPS = "120", "7O", "45", "sold out"


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as clerks:
        jobs = [clerks.submit(int, slip) for slip in SLIPS]
    errors = [error for job in jobs if (error := job.exception())]
    try:
        if errors:
            raise ExceptionGroup(f"of {len(jobs)} slips", errors)
    except* ValueError as group:
        print(group)
        for error in group.exceptions:
            print("-", error)


if __name__ == "__main__":
    main()
