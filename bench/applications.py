#!/usr/bin/env python3
"""A programme with many applicants: fills the demo's database, and says how long its list takes to answer.

    ./run --demo --data DIR          (once, then stop it: the database has one writer)
    bench/applications.py fill DIR [--count 1000]
    ./run --data DIR --port 5080     (in another terminal)
    bench/applications.py measure http://127.0.0.1:5080 EMAIL PASSWORD [--requests 400] [--at-once 4]

"fill" copies the demo's applications, each with a person and all answers of its own. "measure" signs in as the programme
manager and asks for the list as people do: filtered, searched, sorted, page by page. Times are those of the answers, without
the drawing of the page; the first request of each address is not counted. Only for an installation that may be thrown away.
"""
import argparse, concurrent.futures, http.cookiejar, pathlib, random, re, sqlite3, statistics, sys, time, urllib.parse, urllib.request, uuid

FIRST = "Amina Björn Chloé Dmitri Elif Farid Grace Hiro Inês Jakub Kofi Lena Mateo Noor Oluchi Priya Quentin Rosa Sanna Tomás".split()
LAST = "Almeida Berg Castro Dlamini Eriksen Fofana García Haddad Ivanova Jansen Kowalski Lindqvist Mbeki Nakamura Okafor Petrov".split()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = arguments.add_subparsers(dest="command", required=True)
    of_fill = commands.add_parser("fill")
    of_fill.add_argument("dir", type=pathlib.Path)
    of_fill.add_argument("--count", type=int, default=1000)
    of_measure = commands.add_parser("measure")
    for name in ("url", "email", "password"):
        of_measure.add_argument(name)
    of_measure.add_argument("--requests", type=int, default=400)
    of_measure.add_argument("--at-once", type=int, default=4)
    given = arguments.parse_args()
    fill(given.dir, given.count) if given.command == "fill" else measure(given)


def fill(folder, count):
    chance = random.Random(1)
    db = sqlite3.connect(folder / "upward.db")
    db.row_factory = sqlite3.Row
    models = db.execute("SELECT * FROM Applications WHERE State <> 0").fetchall()
    people = {row["Id"]: row for row in db.execute("SELECT * FROM People")}
    known = db.execute("SELECT count(*) FROM Applications").fetchone()[0]
    for number in range(known, count):
        model = chance.choice(models)
        person, application = new_id(), new_id()
        first, last = chance.choice(FIRST), chance.choice(LAST)
        email = f"applicant{number:05}@harbourvale.example"
        insert(db, "People", people[model["PersonId"]], Id=person, AccountId=None, Name=f"{first} {last}", PreferredName="", Email=email, EmailKey=email.upper(), EmployeeId=f"A{number:06}",
               SearchText=f"{first} {last}\n\n{email}\nA{number:06}".upper())
        # So that no two came in the same moment.
        insert(db, "Applications", model, Id=application, PersonId=person, SentAt=model["SentAt"] + number * 7919)
        for table in ("ApplicationAnswers", "ApplicationReviews", "ApplicationTags", "VettingChecks", "TimeRequests"):
            for row in db.execute(f"SELECT * FROM {table} WHERE ApplicationId = ?", (model["Id"],)).fetchall():
                insert(db, table, row, ApplicationId=application, **({"Id": new_id(), "TokenHash": uuid.uuid4().hex} if table == "TimeRequests" else {}))
    db.execute("ANALYZE")
    db.commit()
    print(f"{db.execute('SELECT count(*) FROM Applications').fetchone()[0]} applications, {db.execute('SELECT count(*) FROM ApplicationAnswers').fetchone()[0]} answers in {folder}")


def new_id():
    return str(uuid.uuid4()).upper()


def insert(db, table, row, **other):
    values = {**dict(row), **other}
    db.execute(f"INSERT INTO {table} ({','.join(values)}) VALUES ({','.join('?' * len(values))})", list(values.values()))


def measure(given):
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def ask(path, body=None):
        start = time.perf_counter()
        with opener.open(urllib.parse.urljoin(given.url, path), body) as answer:
            text = answer.read().decode()
        return text, (time.perf_counter() - start) * 1000

    page, _ = ask("/sign-in")
    token = re.search(r'name="__RequestVerificationToken"[^>]*value="([^"]+)"', page).group(1)
    fields = re.findall(r'<input[^>]*name="(Input\.[^"]+|Email|Password)"', page)
    form = {"__RequestVerificationToken": token, **{f: given.email if "mail" in f else given.password for f in fields}}
    ask("/sign-in", urllib.parse.urlencode(form).encode())
    page, _ = ask("/programmes")
    programme = next((f"/programmes/{i}" for i in re.findall(r'/programmes/([0-9a-f-]{36})"', page) if "table table-list" in ask(f"/programmes/{i}/applications?state=all")[0]), None)
    if programme is None:
        sys.exit("No programme of this person has applications.")
    first, _ = ask(programme + "/applications?state=all")
    someone = re.findall(r"/applications/([0-9a-f-]{36})", first)
    addresses = {"open": "", "all": "?state=all", "page 7": "?state=all&p=7", "by score": "?state=all&sort=-score", "by name": "?state=all&sort=name", "search": "?state=all&q=amina",
                 "mentors read": "?role=Mentor&state=reading", "tag": "?state=all&tag=night+shift", "line manager": "?state=all&time=yes", "one application": f"/{someone[0]}",
                 "three side by side": "/compare?" + "&".join(f"Chosen={i}" for i in dict.fromkeys(someone[:3]))}
    print(f"{'address':20} {'n':>5} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}")
    every = []
    for name, query in addresses.items():
        path = programme + "/applications" + query
        ask(path)
        with concurrent.futures.ThreadPoolExecutor(given.at_once) as pool:
            took = sorted(t for _, t in pool.map(lambda _: ask(path), range(max(20, given.requests // len(addresses)))))
        every += took if not query.startswith("/") else []
        print(f"{name:20} {len(took):5} {statistics.median(took):8.1f} {took[int(len(took) * 0.95)]:8.1f} {took[-1]:8.1f}")
    every.sort()
    print(f"{'the list, together':20} {len(every):5} {statistics.median(every):8.1f} {every[int(len(every) * 0.95)]:8.1f} {every[-1]:8.1f}")


if __name__ == "__main__":
    main()
