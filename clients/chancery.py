"""The record of a Chancery server as rows or data frames, with Python's standard library; pandas where it is there.

    from chancery import Chancery
    record = Chancery("http://127.0.0.1:8484")                     # or token=..., or CHANCERY_TOKEN
    meetings = record.entries("meeting", party=["USA", "CHN"], since="2023")
    events = record.frame(record.entries("event", status="happened", min_confidence=0.8))
    found = list(record.search("military talks"))

Rows are dictionaries with the columns of `chancery export KIND --format jsonl` (docs/codebook.md).
"""
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request


class ChanceryError(Exception):
    """What the server says is wrong, and what to do."""


class Chancery:
    """A server, and the token by which it lets you in (none on your own machine)."""

    def __init__(self, url="http://127.0.0.1:8484", token=None, page=500, timeout=60):
        self.url = url.rstrip("/")
        self.token = os.environ.get("CHANCERY_TOKEN", "") if token is None else token
        self.page = page
        self.timeout = timeout

    def entries(self, kind=None, limit=None, **filters):
        """Yields entries: meeting, event, statement, commitment, channel, incident; of all kinds where none is given.

        Filters, as in `chancery list --help`: party, person, topic, status (one or several; of parties and people all
        must be there), since, until, min_confidence, precision, published_since, order ('oldest', 'newest').
        """
        kinds = [kind] if isinstance(kind, str) else list(kind or [])
        kinds = [one[:-1] if one.endswith("s") else one for one in kinds]
        return self._pages("entries", {"order": "oldest", **filters, "kind": kinds}, limit)

    def documents(self, limit=None, **filters):
        """Yields the documents of the record, the newest first: party, since, until and the other filters."""
        return self._pages("documents", filters, limit)

    def search(self, words, limit=None, **filters):
        """Yields documents that hold all words, or a "quoted phrase", the newest first."""
        return self._pages("search", {**filters, "q": words}, limit)

    def entry(self, id):
        """One entry with its reports and the words that support it, by the id of any of its items."""
        return self._get("entry", {"id": id})

    def document(self, id):
        """One document: its text, and what was understood of which words."""
        return self._get("document", {"id": id})

    @staticmethod
    def frame(rows):
        """Rows as a pandas data frame; days are dates, as far as pandas can hold them."""
        import pandas

        frame = pandas.DataFrame(list(rows))
        for name in ("day", "date_start", "date_end", "due_start", "due_end"):
            if name in frame:
                frame[name] = pandas.to_datetime(frame[name], errors="coerce")
        return frame

    def _pages(self, view, query, limit):
        after, rows = None, 0
        while limit is None or rows < limit:
            size = self.page if limit is None else min(self.page, limit - rows)
            page = self._get(view, {**query, "limit": size, "after": after})
            yield from page["lines"]
            rows += len(page["lines"])
            after = page["next"]
            if after is None:
                return

    def _get(self, view, query, tries=4):
        pairs = []
        for name, value in query.items():
            for one in value if isinstance(value, (list, tuple, set)) else [value]:
                if one is not None:
                    pairs.append((name.replace("_", "-"), str(one)))
        address = f"{self.url}/api/{view}?{urllib.parse.urlencode(pairs)}"
        headers = {"Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=self.timeout) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            # Too many requests at once: the server says how long to wait.
            if error.code == 429 and tries > 1:
                time.sleep(min(60, float(error.headers.get("Retry-After") or 1)))
                return self._get(view, query, tries - 1)
            raise ChanceryError(f"{address}: {self._said(error)}") from None
        except urllib.error.URLError as error:
            raise ChanceryError(f"{address}: {error.reason}; is the server running (chancery serve)?") from None

    @staticmethod
    def _said(error):
        try:
            problem = json.load(error)
            return f"{problem['title']}: {problem['detail']} ({error.code})"
        except (ValueError, KeyError, TypeError):
            return f"the server says {error.code}"
