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
import concurrent.futures, random, re, sqlite3, statistics, sys, uuid

import demo

FIRST = "Amina Björn Chloé Dmitri Elif Farid Grace Hiro Inês Jakub Kofi Lena Mateo Noor Oluchi Priya Quentin Rosa Sanna Tomás".split()
LAST = "Almeida Berg Castro Dlamini Eriksen Fofana García Haddad Ivanova Jansen Kowalski Lindqvist Mbeki Nakamura Okafor Petrov".split()


def fill(folder, count):
    chance = random.Random(1)
    db = sqlite3.connect(folder / "upward.db")
    db.row_factory = sqlite3.Row
    models = db.execute("SELECT * FROM Applications WHERE State <> 0").fetchall()
    people = {row["Id"]: row for row in db.execute("SELECT * FROM People")}
    known = db.execute("SELECT count(*) FROM Applications").fetchone()[0]
    for number in range(known, count):
        model = chance.choice(models)
        person, application = demo.new_id(), demo.new_id()
        first, last = chance.choice(FIRST), chance.choice(LAST)
        email = f"applicant{number:05}@harbourvale.example"
        demo.insert(db, "People", people[model["PersonId"]], Id=person, AccountId=None, Name=f"{first} {last}", PreferredName="", Email=email, EmailKey=email.upper(), EmployeeId=f"A{number:06}",
                    SearchText=f"{first} {last}\n\n{email}\nA{number:06}".upper())
        # So that no two came in the same moment.
        demo.insert(db, "Applications", model, Id=application, PersonId=person, SentAt=model["SentAt"] + number * 7919)
        for table in ("ApplicationAnswers", "ApplicationReviews", "ApplicationTags", "VettingChecks", "TimeRequests"):
            for row in db.execute(f"SELECT * FROM {table} WHERE ApplicationId = ?", (model["Id"],)).fetchall():
                demo.insert(db, table, row, ApplicationId=application, **({"Id": demo.new_id(), "TokenHash": uuid.uuid4().hex} if table == "TimeRequests" else {}))
    db.execute("ANALYZE")
    db.commit()
    print(f"{db.execute('SELECT count(*) FROM Applications').fetchone()[0]} applications, {db.execute('SELECT count(*) FROM ApplicationAnswers').fetchone()[0]} answers in {folder}")


def measure(given):
    visitor = demo.Visitor(given.url)
    ask = visitor.ask
    visitor.send("/sign-in", given.email, given.password)
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
    demo.run(__doc__, fill, measure, filled=1000, requests=400, at_once=4)
