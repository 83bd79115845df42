"""Print the peak memory of this process after 1,000, 5,000 and 10,000 pages; run by `benchmarks.speed` as a child."""

import resource
import sys
import time
from itertools import cycle, islice

from benchmarks.corpora import corpora
from benchmarks.speed.pages import TEXTS, html_pages, plain_pages, restored

SHOWN_AT = (1_000, 2_000, 5_000, 10_000)
DIFFERENT = 300  # pages of each kind, in turn; each is numbered, so that none is seen twice


def main() -> None:
    pages = [(page.content, "page.html") for page in html_pages(corpora(), DIFFERENT)]
    pages += [(text.encode(), "page.txt") for name in TEXTS for text in plain_pages(corpora(), name, DIFFERENT)]
    last = int(sys.argv[1]) if len(sys.argv) > 1 else SHOWN_AT[-1]
    started = time.process_time()
    for number, (content, name) in enumerate(islice(cycle(pages), last), 1):
        restored(content + f"\n<!-- {number} -->".encode(), name)
        if number in SHOWN_AT or number == last:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number:>8,} pages {peak:8.0f} MB {time.process_time() - started:8.0f} s", flush=True)


if __name__ == "__main__":
    main()
