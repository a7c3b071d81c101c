#!/usr/bin/env python3
"""Makes a staff list and a participants file of a large programme, the same ones every time.

    bench/people.py DIR [--mentors 5000] [--mentees 5000] [--others 200] [--seed 1]

Writes DIR/staff.csv for "People -> Import people" and DIR/participants.csv for "Participants -> Import a file".
Everybody is invented; addresses end in .test.
"""
import argparse, csv, json, pathlib, random

FIRST = "Amina Björn Chloé Dmitri Elif Farid Grace Hiro Inês Jakub Kofi Lena Mateo Noor Oluchi Priya Quentin Rosa Sanna Tomás Uma Viktor Wen Ximena Yara Zoë Aoife Bilal Carla Devi".split()
LAST = "Almeida Berg Castro Dlamini Eriksen Fofana García Haddad Ivanova Jansen Kowalski Lindqvist Mbeki Nakamura Okafor Petrov Quispe Rossi Schäfer Tanaka Usman Varga Wójcik Xu Yılmaz Zhang O'Brien Müller Novák Sørensen".split()
# Site, country, time zone, languages spoken there besides English.
SITES = [("London", "GB", "Europe/London", []), ("Berlin", "DE", "Europe/Berlin", ["de"]), ("Madrid", "ES", "Europe/Madrid", ["es"]), ("Paris", "FR", "Europe/Paris", ["fr"]),
         ("Warsaw", "PL", "Europe/Warsaw", ["pl"]), ("Lagos", "NG", "Africa/Lagos", []), ("Pune", "IN", "Asia/Kolkata", ["hi"]), ("Singapore", "SG", "Asia/Singapore", ["zh"]),
         ("Osaka", "JP", "Asia/Tokyo", ["ja"]), ("Boston", "US", "America/New_York", ["es"]), ("Denver", "US", "America/Denver", []), ("São Paulo", "BR", "America/Sao_Paulo", ["pt"])]
DEPARTMENTS = {"Commerce": ["Sales", "Marketing", "Customer Care", "Pricing"], "Technology": ["Engineering", "Data", "Security", "IT Support"],
               "Operations": ["Logistics", "Procurement", "Quality", "Production"], "Corporate": ["Finance", "Legal", "People", "Strategy"]}
# Share of all people by level, the lowest first; the top is one person.
SHARES = [0.295, 0.205, 0.27, 0.16, 0.065]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("dir", type=pathlib.Path)
    for name, value in (("mentors", 5000), ("mentees", 5000), ("others", 200), ("seed", 1)):
        arguments.add_argument("--" + name, type=int, default=value)
    given = arguments.parse_args()
    given.dir.mkdir(parents=True, exist_ok=True)
    chance = random.Random(given.seed)
    people = staff(chance, given.mentors + given.mentees + given.others)
    write(given.dir / "staff.csv", people)
    write(given.dir / "participants.csv", participants(chance, people, given.mentors, given.mentees))
    print(f"{len(people)} people, {given.mentors} mentors, {given.mentees} mentees in {given.dir}")


def staff(chance, count):
    sizes = [int(count * share) for share in SHARES]
    levels = [level for level, size in enumerate(sizes, 1) for _ in range(size)]
    levels += [6] * (count - 1 - len(levels)) + [7]
    above, people = {}, []
    for number, level in enumerate(reversed(levels)):
        division = chance.choice(list(DEPARTMENTS))
        department = "Board" if level == 7 else chance.choice(DEPARTMENTS[division])
        site, country, zone, languages = chance.choice(SITES)
        first, last = chance.choice(FIRST), chance.choice(LAST)
        email = f"person{number:05}@large.test"
        bosses = above.get((level + 1, department)) or above.get((level + 1, None)) or above.get((7, None))
        people.append({
            "Employee id": f"{number:05}", "Name": f"{first} {last}", "Email": email, "Job title": f"{department} {'associate specialist expert lead manager director chief'.split()[level - 1]}",
            "Level": f"Grade {level}", "Department": department, "Division": "Board" if level == 7 else division, "Site": site, "Country": country, "Time zone": zone,
            "Manager": chance.choice(bosses) if bosses else "",
            "Dotted line": chance.choice(above[(6, None)]) if level < 5 and chance.random() < 0.05 else "",
            "Start date": f"{chance.randint(2000, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", "Languages": "; ".join(["en"] * (chance.random() < 0.97 or not languages) + languages)})
        for key in ((level, department), (level, None)):
            above.setdefault(key, []).append(email)
    return people


def participants(chance, people, mentors, mentees):
    """The lowest levels mentor, the others are mentored: rules and weights then meet everywhere."""
    topics = [name for group in json.loads((pathlib.Path(__file__).parent / "../src/Upward.Web/Features/Skills/builtin-skills.json").read_text(encoding="utf-8")).values() for name in group]
    junior = [p for p in people if p["Level"] in ("Grade 1", "Grade 2")]
    senior = [p for p in people if p["Level"] not in ("Grade 1", "Grade 2", "Grade 7")]
    if len(junior) < mentors or len(senior) < mentees:
        raise SystemExit(f"Of these people {len(junior)} can mentor and {len(senior)} be mentored; give more --others.")
    rows = [row(chance, p, "mentor", topics) for p in chance.sample(junior, mentors)] + [row(chance, p, "mentee", topics) for p in chance.sample(senior, mentees)]
    chance.shuffle(rows)
    return rows


def row(chance, person, role, topics):
    offered, wanted = (5, 2) if role == "mentor" else (3, 5)
    chosen = chance.sample(topics, offered + wanted)
    return {"email": person["Email"], "role": role, "capacity": 2 if chance.random() < 0.05 and role == "mentor" else 1,
            "wants": "; ".join(f"{t}:{chance.randint(1, 3)}:{chance.randint(1, 3)}" for t in chosen[:wanted]),
            "offers": "; ".join(f"{t}:{chance.randint(1, 4)}" for t in chosen[wanted:]),
            "goals": "", "interests": "; ".join(chance.sample(["Chess", "Running", "Cooking", "Music", "Photography", "Gardening"], 2)), "languages": ""}


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)


if __name__ == "__main__":
    main()
