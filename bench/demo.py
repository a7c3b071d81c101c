"""What the measurements in a demo share: their command line, copies of rows, signing in and asking for pages as a browser does."""
import argparse, http.cookiejar, pathlib, re, time, urllib.parse, urllib.request, uuid


def run(text, fill, measure, filled, **numbers):
    """"fill DIR --count N" or "measure URL EMAIL PASSWORD" with these numbers as options: the name, and what it is unless given."""
    arguments = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = arguments.add_subparsers(dest="command", required=True)
    of_fill = commands.add_parser("fill")
    of_fill.add_argument("dir", type=pathlib.Path)
    of_fill.add_argument("--count", type=int, default=filled)
    of_measure = commands.add_parser("measure")
    for name in ("url", "email", "password"):
        of_measure.add_argument(name)
    for name, usual in numbers.items():
        of_measure.add_argument("--" + name.replace("_", "-"), type=int, default=usual)
    given = arguments.parse_args()
    fill(given.dir, given.count) if given.command == "fill" else measure(given)


def new_id():
    return str(uuid.uuid4()).upper()


def insert(db, table, row, **other):
    values = {**dict(row), **other}
    db.execute(f"INSERT INTO {table} ({','.join(values)}) VALUES ({','.join('?' * len(values))})", list(values.values()))


class Visitor:
    """Somebody with cookies of their own."""

    def __init__(self, url):
        self.url, self.opener = url, urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def ask(self, path, body=None):
        """The page, and the milliseconds until it was there."""
        start = time.perf_counter()
        with self.opener.open(urllib.parse.urljoin(self.url, path), body) as answer:
            text = answer.read().decode()
        return text, (time.perf_counter() - start) * 1000

    def send(self, path, email, password=""):
        """Fills in the form of this page and sends it."""
        page, _ = self.ask(path)
        token = re.search(r'name="__RequestVerificationToken"[^>]*value="([^"]+)"', page).group(1)
        fields = re.findall(r'<input[^>]*name="(Input\.[^"]+|Email|Password)"', page)
        return self.ask(path, urllib.parse.urlencode({"__RequestVerificationToken": token, **{f: email if "mail" in f else password for f in fields}}).encode())
