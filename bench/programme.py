#!/usr/bin/env python3
"""Takes a large programme through a running, empty Upward as a browser would, and says how long each step took.

    bench/people.py DIR && ./run --data EMPTY_DIR --port 5080      (in another terminal)
    bench/programme.py http://127.0.0.1:5080 DIR [--publish]

It answers the first start, imports DIR/staff.csv and DIR/participants.csv, runs a round, looks at every page of the board and
changes it. Times are those of the answers, without the drawing of the page. Only for an installation that may be thrown away.
"""
import html.parser, http.cookiejar, pathlib, re, statistics, sys, time, urllib.error, urllib.parse, urllib.request, uuid


class Form(html.parser.HTMLParser):
    """The fields of every form of a page, with what stands in them."""

    def __init__(self, text):
        super().__init__()
        self.forms, self._select, self._text = [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.forms.append((a, []))
        if not self.forms:
            return
        fields = self.forms[-1][1]
        if tag == "input" and a.get("name") and a.get("type") not in ("submit", "button", "file") and (a.get("type") not in ("checkbox", "radio") or "checked" in a):
            fields.append((a["name"], a.get("value", "")))
        elif tag == "select":
            self._select = [a.get("name"), None]
        elif tag == "option" and self._select and ("selected" in a or self._select[1] is None):
            self._select[1] = a.get("value", "")
        elif tag == "textarea":
            self._text = a.get("name")

    def handle_data(self, data):
        if self._text:
            self.forms[-1][1].append((self._text, data))
            self._text = None

    def handle_endtag(self, tag):
        if tag == "select" and self._select:
            self.forms[-1][1].append((self._select[0], self._select[1] or ""))
            self._select = None
        elif tag == "textarea":
            self._text = None


class Browser:
    def __init__(self, base):
        self.base, self.url, self.page = base, base, ""
        self.open_with = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())).open

    def ask(self, path, body=None, kind=None, **headers):
        request = urllib.request.Request(urllib.parse.urljoin(self.url, path), body, {**({"Content-Type": kind} if kind else {}), **headers})
        start = time.perf_counter()
        try:
            with self.open_with(request) as answer:
                self.page, self.url, self.bytes = answer.read().decode(), answer.url, int(answer.headers.get("Content-Length") or 0)
        except urllib.error.HTTPError as refused:
            sys.exit(f"{request.full_url} answered {refused.code}:\n{re.sub('<[^>]+>', ' ', refused.read().decode())[-1500:]}")
        self.took = time.perf_counter() - start
        return self.page

    def submit(self, has, values={}, action=None, headers={}):
        """Sends the form with such a field, or with such an address, with its own values and these on top."""
        a, fields = next(((a, f) for a, f in Form(self.page).forms if has in (a.get("action") or "") or any(n == has for n, _ in f)), (None, None))
        if a is None:
            sys.exit(f"{self.url} has no form with {has}:\n{re.sub('<[^>]+>', ' ', self.page)[-1500:]}")
        sent = [(n, v) for n, v in fields if n not in values] + list(values.items())
        return self.ask(action or a.get("action") or self.url, urllib.parse.urlencode(sent).encode(), "application/x-www-form-urlencoded", **headers)

    def upload(self, field, file):
        token = next(v for _, f in Form(self.page).forms for n, v in f if n == "__RequestVerificationToken")
        edge = uuid.uuid4().hex
        part = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"; filename="{file.name}"\r\n\r\n'.encode() + file.read_bytes() + b"\r\n"
        tail = f'--{edge}\r\nContent-Disposition: form-data; name="__RequestVerificationToken"\r\n\r\n{token}\r\n--{edge}--\r\n'.encode()
        return self.ask(self.url, part + tail, f"multipart/form-data; boundary={edge}")


def say(step, seconds, note=""):
    print(f"| {step} | {seconds:.2f} s | {note} |" if seconds >= 1 else f"| {step} | {seconds * 1000:.0f} ms | {note} |", flush=True)


def wait(browser, path, is_over):
    """Asks twice a second, as long as work goes on."""
    start, told = time.perf_counter(), []
    while not is_over(browser.ask(path)):
        line = re.search(r'class="progress-line".*?<b>(.*?)</b>', browser.page, re.S)
        more = re.search(r'id="so-far">(.*?)<', browser.page)
        words = " ".join(w.group(1) for w in (line, more) if w)
        if words and (not told or told[-1] != words):
            told.append(words)
        time.sleep(0.1)
    return time.perf_counter() - start, told


def first_start(browser):
    browser.ask("/")
    browser.submit("Input.Password", {"Input.Name": "Dana Okafor", "Input.Email": "dana@large.test", "Input.Password": "a long river in autumn 7"})
    browser.submit("Input.TimeZone", {"Input.Name": "Large", "Input.TimeZone": "Europe/Berlin"})
    browser.submit("__RequestVerificationToken", action="?handler=Skip")
    browser.submit("Input.Start", {"Input.Start": re.findall(r'name="Input.Start"[^>]*value="(\w+)"|value="(\w+)"[^>]*name="Input.Start"', browser.page)[1][0] or "Own"})
    browser.submit("Input.Preset", {"Input.Name": "Upward", "Input.StartsOn": "2027-01-11"})
    browser.ask("/programmes")
    return re.search(r"/programmes/[0-9a-f-]{36}", browser.page).group()


def staff(browser, file):
    browser.ask("/people/import")
    browser.upload("file", file)
    say("staff list: upload", browser.took)
    browser.submit("row")
    browser.submit("Columns[0].Field")
    say("staff list: preview", browser.took, f"{len(browser.page) // 1024} kB")
    browser.submit("digest")
    took, _ = wait(browser, browser.url, lambda page: 'data-task-state="running"' not in page)
    say("staff list: import", took)


def participants(browser, programme, file):
    browser.ask(programme + "/participants/import")
    browser.upload("file", file)
    say("participants: preview", browser.took, f"{len(browser.page) // 1024} kB")
    browser.submit("Digest")
    say("participants: import", browser.took)


def pages(browser, step, addresses):
    times, size = [], 0
    for address in addresses:
        browser.ask(address)
        times.append(browser.took)
        size = max(size, len(browser.page.encode()))
    ranked = sorted(times)
    say(step, ranked[int(len(ranked) * 0.95)], f"95 of 100 within; median {statistics.median(times) * 1000:.0f} ms, longest {ranked[-1] * 1000:.0f} ms, {len(times)} times, at most {size // 1024} kB")


def act(browser, board, step, handler, **values):
    """A change of the board as htmx sends it: the board's own fields, the pair, and a fragment back."""
    browser.ask(board)
    browser.submit("Version", {"Seen": re.search(r'name="Seen" value="(\d+)"', browser.page).group(1), **values}, f"{board}?handler={handler}", {"HX-Request": "true"})
    say(f"board: {step}", browser.took, f"{len(browser.page) // 1024} kB")


def main():
    base, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    browser = Browser(base)
    programme = first_start(browser)
    print("| step | time | |\n|---|---|---|")
    staff(browser, folder / "staff.csv")
    participants(browser, programme, folder / "participants.csv")
    pages(browser, "participants page", [programme + "/participants"] * 10)
    pages(browser, "rules and their effect", [programme + "/criteria"] * 10)

    browser.ask(programme + "/rounds")
    start = time.perf_counter()
    browser.submit("Objective")
    board = urllib.parse.urlsplit(browser.url).path
    _, told = wait(browser, board, lambda page: "pair-card" in page)
    say("from Run to pairs on the screen", time.perf_counter() - start, "; ".join(told))

    browser.ask(board)
    last = max(int(n) for n in re.findall(r"[?&;]page=(\d+)", browser.page))
    pages(browser, "board, cards", [f"{board}?page={1 + n * last // 60}" for n in range(60)])
    pages(browser, "board, list by name", [f"{board}?view=list&sort=name&page={1 + n}" for n in range(40)])
    pages(browser, "unmatched", [f"{board}?all={1 + n}" for n in range(5)])
    pages(browser, "differences from the best", [board + "/compare"] * 5)

    browser.ask(board)
    pairs = re.findall(r"/pairs/([0-9a-f-]{36})/([0-9a-f-]{36})", browser.page)
    for n, (step, handler) in enumerate([("lock", "Lock"), ("reject", "Reject"), ("undo", "Undo"), ("reject", "Reject")]):
        mentor, mentee = pairs[n]
        act(browser, board, step, handler, **({} if handler == "Undo" else {"Mentor": mentor, "Mentee": mentee}))
    pages(browser, "whom else", [f"{board}/move/{mentee}?from={mentor}" for mentor, mentee in pairs[5:15]])
    pages(browser, "why this pair", [f"{board}/pairs/{mentor}/{mentee}" for mentor, mentee in pairs[5:15]])
    browser.ask(board)
    start = time.perf_counter()
    browser.submit("Version", action=board + "?handler=Rerun")
    _, told = wait(browser, board, lambda page: 'id="again"' not in page)
    say("run again around the locks", time.perf_counter() - start, "; ".join(told))
    browser.ask(board + "/publish")
    say("page before publishing", browser.took)
    if "--publish" in sys.argv:
        browser.submit("AnswerDays")
        say("publish", browser.took)
        pages(browser, "pairs after it", [programme + "/pairs"] * 10)


if __name__ == "__main__":
    main()
