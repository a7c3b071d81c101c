#!/usr/bin/env python3
"""Ten thousand mails wait: how fast they go out, how long a page takes meanwhile, and how long somebody waits for a reset link.

    ./run --demo --data DIR          (once, then stop it: the database has one writer)
    bench/mails.py fill DIR [--count 10000]
    bench/mails.py measure http://127.0.0.1:5080 EMAIL PASSWORD [--at-once 2] [--think 100]      (in another terminal, first)
    UPWARD__SMTP__HOST=127.0.0.1 UPWARD__SMTP__PORT=2525 UPWARD__SMTP__STARTTLS=false UPWARD__SMTP__FROM=upward@large.test ./run --data DIR --port 5080

"fill" copies a mail of the demo, and lets its people live at .test instead of .example: EMAIL is such a one. "measure" is the mail server too (port 2525, 20 ms for each mail, as one that is near takes). It asks
for four pages again and again while mails come, and as long again when they are through; after a third of them somebody asks
for a new password. Only for an installation that may be thrown away.
"""
import socketserver, sqlite3, statistics, threading, time, urllib.error

import demo

PAGES = ["/people", "/programmes", "/notifications", "/account"]
taken, reset, lock = [], [], threading.Lock()


def fill(folder, count):
    db = sqlite3.connect(folder / "upward.db")
    db.row_factory = sqlite3.Row
    model = dict(db.execute("SELECT * FROM Outbox LIMIT 1").fetchone())
    # What waits is the crowd alone: mails of the demo go nowhere.
    for number in range(count):
        row = {"Id": demo.new_id(), "UniqueKey": f"crowd:{number}", "Kind": "digest", "PersonId": None, "ToAddress": f"person{number:05}@large.test", "ToName": f"Person {number}", "Subject": "Three things for you",
               "TextBody": "A line of this mail.\n" * 60, "HtmlBody": "<p>A line of this mail.</p>" * 60, "Calendar": "", "CalendarMethod": None, "IsSecret": 0, "Attempts": 0, "Urgency": 2, "Delivery": 0, "LastError": "",
               **{name: None for name in ("SendingSince", "SentAt", "HandedOverAt", "GivenUpAt", "BouncedAt", "BodyPurgedAt", "GatheredAt", "NotAfter", "TooLateAt")}}
        row["NextAttemptAt"] = row["CreatedAt"] = model["CreatedAt"] + number
        demo.insert(db, "Outbox", model, **row)
    # So that a reset link can go out: to the demo's own addresses nothing does.
    for table, columns in (("Accounts", ("Email", "NormalizedEmail", "UserName", "NormalizedUserName")), ("People", ("Email", "EmailKey"))):
        db.execute(f"UPDATE {table} SET " + ", ".join(f"{c} = replace(replace({c}, '.example', '.test'), '.EXAMPLE', '.TEST')" for c in columns))
    db.execute("ANALYZE")
    db.commit()
    print(f"{count} mails wait in {folder}")


class Smtp(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 bench\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                mail = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    mail += part
                time.sleep(0.02)
                with lock:
                    (taken if b"@large.test" in mail.split(b"To:")[-1][:200] else reset).append(time.perf_counter())
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 good\r\n")
            if word == b"QUIT":
                return


def measure(given):
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 2525), Smtp)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    visitor = demo.Visitor(given.url)
    ask = visitor.ask
    while True:
        try:
            ask("/healthz/live")
            break
        except urllib.error.URLError:
            time.sleep(0.5)
    visitor.send("/sign-in", given.email, given.password)
    for page in PAGES * 3:
        ask(page)
    during, after, over = [], [], threading.Event()

    def browse():
        while not over.is_set():
            for page in PAGES:
                _, took = ask(page)
                (during if len(taken) < given.count else after).append(took)
                time.sleep(given.think / 1000)

    people = [threading.Thread(target=browse) for _ in range(given.at_once)]
    for one in people:
        one.start()
    while len(taken) < given.count / 3:
        time.sleep(0.1)
    asked = time.perf_counter()
    visitor.send("/forgot", given.email)
    while len(taken) < given.count:
        time.sleep(0.1)
    through = taken[-1]
    while len(after) < min(len(during), 2000):
        time.sleep(0.1)
    over.set()
    for one in people:
        one.join()
    print(f"{len(taken)} mails in {through - taken[0]:.1f} s: {len(taken) / (through - taken[0]):.1f} a second")
    print(f"the reset link was there {reset[0] - asked:.2f} s after it was asked for" if reset else "no reset link came")
    for name, took in (("while they go out", sorted(during)), ("afterwards", sorted(after))):
        print(f"pages {name:18} {len(took):5}  median {statistics.median(took):6.1f} ms  95 of 100 within {took[int(len(took) * 0.95)]:6.1f} ms  longest {took[-1]:6.1f} ms")


if __name__ == "__main__":
    demo.run(__doc__, fill, measure, filled=10000, count=10000, at_once=2, think=100)
