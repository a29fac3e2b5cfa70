"""After the with block, the executor takes no more tasks."""

from concurrent.futures import ThreadPoolExecutor

NAMES = "a.jpg", "b.jpg"


def main() -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(len, name) for name in NAMES]
    try:
        jobs.append(pool.submit(len, "c.jpg"))
    except RuntimeError as error:
        print("RuntimeError:", error)
    print("done before:", [job.result() for job in jobs])


if __name__ == "__main__":
    main()
