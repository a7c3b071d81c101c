#!/usr/bin/python3
"""Measures the engine against LEMON and SciPy on the same files, turn by turn in one sitting, and prints the tables of RESULTS.md.

usage: compare.py MATCHBENCH_OUT PEERS_SOURCE [solve] [profiles] [large] [scoring] [rematch] [certificates]

MATCHBENCH_OUT  where matchbench was built: gen, topk, dense, lemon_bench, verify, and inst/ with the instances; what is missing there is made.
PEERS_SOURCE    the folder with scipy_bench.py; its python must have SciPy.
Nothing else should run meanwhile. Each engine run is a process that solves several times and leaves out the first half (a cold process compiles);
peers' times are those of their solver alone. A table gives the medians, and the least and greatest ratio of neighbouring runs.
"""
import os, re, statistics, subprocess, sys, time

OUT, PEERS = sys.argv[1], sys.argv[2]
PARTS = sys.argv[3:] or ["solve", "profiles", "large", "scoring", "rematch", "certificates"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENGINE = [f"{ROOT}/bench/Upward.MatchingEngine.Bench/bin/Release/net10.0/Upward.MatchingEngine.Bench"]
INST = f"{OUT}/inst"


def run(command, env=None, limit=1200):
    done = subprocess.run(command, capture_output=True, text=True, timeout=limit, env={**os.environ, **(env or {})})
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stdout[-400:]}{done.stderr[-400:]}")
    return [dict(re.findall(r"(\w+)=(\S+)", line)) for line in done.stdout.splitlines() if line.startswith(("RESULT", "REMATCH"))]


def instance(name, mentees, mentors, mode, seed=1):
    folder = f"{INST}/{name}"
    if not os.path.isdir(folder):
        subprocess.run([f"{OUT}/gen", folder, "--mentees", str(mentees), "--mentors", str(mentors), "--mode", mode, "--seed", str(seed)], check=True, stdout=subprocess.DEVNULL)
    return folder


def edges(folder, k):
    file = f"{folder}/edges-{k}.csv"
    if not os.path.exists(file):
        subprocess.run([f"{OUT}/topk", folder, str(k), file], check=True, stdout=subprocess.DEVNULL)
    return file


def matrix(folder):
    file = f"{folder}/dense.bin"
    if not os.path.exists(file):
        subprocess.run([f"{OUT}/dense", folder, file], check=True, stdout=subprocess.DEVNULL)
    return file


def ours(folder, runs, *more, env=None, key="total_s"):
    """The median of so many runs after as many that warm up, and the last run's line."""
    lines = run([*ENGINE, folder, "--runs", str(2 * runs), *more], env)
    return statistics.median(float(line[key]) for line in lines[runs:]), lines[-1]


def head(title, *columns):
    print(f"\n### {title}\n\n| {' | '.join(columns)} |\n|{'---|' * len(columns)}", flush=True)


def row(*cells):
    print(f"| {' | '.join(str(c) for c in cells)} |", flush=True)


def seconds(value):
    return f"{value:.4f}" if value < 0.1 else f"{value:.3f}" if value < 10 else f"{value:.1f}"


def versus(turns):
    mine, theirs = [t[0] for t in turns], [t[1] for t in turns]
    ratios = [b / a for a, b in turns]
    return statistics.median(mine), statistics.median(theirs), f"**{statistics.median(ratios):.1f}** ({min(ratios):.1f} to {max(ratios):.1f})"


def same(a, b, what):
    if (a["pairs"], a["total"]) != (b["pairs"], b["total"]):
        sys.exit(f"{what}: {a['pairs']} pairs, {a['total']} points here; {b['pairs']} pairs, {b['total']} points there")


def solve():
    head("Solve only, the same list of candidates: LEMON NetworkSimplex", "instance", "candidates each", "turns", "engine, s", "LEMON, s", "times as fast", "pairs / points")
    for name, m, n, mode, k, turns, runs in [("o2o-1k", 1000, 1000, "o2o", 64, 5, 30), ("o2o-10k", 10000, 10000, "o2o", 64, 5, 3), ("o2o-10k", 10000, 10000, "o2o", 128, 5, 3),
                                             ("o2o-100k", 100000, 100000, "o2o", 64, 3, 1), ("cap-100k", 100000, 50000, "cap", 64, 3, 1)]:
        folder = instance(name, m, n, mode)
        file, measured = edges(folder, k), []
        for _ in range(turns):
            mine, line = ours(folder, runs, "--edges", file, key="solve_s")
            peer = run([f"{OUT}/lemon_bench", folder, file, "ns", "card"])[0]
            same(line, peer, f"{name} K={k}")
            measured.append((mine, float(peer["solve_s"])))
        a, b, ratio = versus(measured)
        row(name, k, turns, seconds(a), seconds(b), ratio, f"{line['pairs']} / {int(line['total']):,}")


def profiles():
    head("From profiles to the proven best of all pairs, scoring included: SciPy linear_sum_assignment, solve only", "instance", "turns", "engine, s", "SciPy, s", "times as fast", "peak memory, MB", "SciPy's, MB", "pairs / points")
    for name, n, turns, runs in [("o2o-1k", 1000, 5, 30), ("o2o-5k", 5000, 3, 5), ("o2o-10k", 10000, 3, 5)]:
        folder = instance(name, n, n, "o2o")
        file, measured = matrix(folder), []
        for _ in range(turns):
            mine, line = ours(folder, runs)
            peer = run(["/usr/bin/python3", f"{PEERS}/scipy_bench.py", folder, f"dense:{file}", "lsa", "card"])[0]
            same(line, peer, name)
            measured.append((mine, float(peer["solve_s"])))
        a, b, ratio = versus(measured)
        row(name, turns, seconds(a), seconds(b), ratio, line["peakMB"], peer["peakMB"], f"{line['pairs']} / {int(line['total']):,}")


def large():
    head("100,000 people from profiles, proven (no peer can hold the pairs), .NET's heap limited to 896 MiB", "instance", "engine, s", "of it scoring, s", "peak memory, MB", "scans", "pairs scored", "pairs / points")
    for name, m, n, mode in [("o2o-100k", 100000, 100000, "o2o"), ("cap-100k", 100000, 50000, "cap")]:
        # Without a limit .NET lets garbage lie while the machine has memory to spare.
        line = run([*ENGINE, instance(name, m, n, mode)], {"DOTNET_GCHeapHardLimit": "0x38000000"})[0]
        row(name, seconds(float(line["total_s"])), seconds(float(line["score_s"])), line["peakMB"], line["scans"], f"{int(line['pairs_scored']):,}", f"{line['pairs']} / {int(line['total']):,}")


def scoring():
    head("Scoring all pairs, one thread", "registers", "thousand million pairs a second")
    folder = instance("o2o-10k", 10000, 10000, "o2o")
    for name, env in [("AVX-512", {}), ("AVX2", {"DOTNET_EnableAVX512": "0"}), ("128 bits", {"DOTNET_EnableAVX2": "0"})]:
        lines = run([*ENGINE, folder, "--runs", "4", "--threads", "1"], env)[1:]
        row(name, f"{statistics.median(int(line['pairs_scored']) / float(line['score_s']) / 1e9 for line in lines):.2f}")


def rematch():
    head("One person leaves (10,000 x 10,000), repaired exactly", "who leaves", "bonus, points", "times", "median, ms", "95 of 100 within, ms", "longest, ms", "others moved, mean", "most", "at most 2, of 100")
    folder = instance("o2o-10k", 10000, 10000, "o2o")
    for keep in [0, 113, 339, 1130]:
        for line in run([*ENGINE, folder, "--drop-outs", "200", "--keep", str(keep)]):
            row(line["side"].lower(), keep, line["n"], line["leave_ms_median"], line["leave_ms_p95"], line["leave_ms_max"], line["moved_mean"], line["moved_max"], line["moved_at_most_2"])


def certificates():
    head("Certificates checked by the independent verifier over all pairs", "size", "seeds", "objective", "proven optimal")
    for n, seeds in [(1000, range(1, 21)), (10000, range(1, 21)), (100000, range(1, 4))]:
        for objective in ["people-first", "total"]:
            good = 0
            for seed in seeds:
                name = f"o2o-{n // 1000}k" + ("" if seed == 1 else f"-s{seed}")
                folder = instance(name, n, n, "o2o", seed)
                line = run([*ENGINE, folder, "--objective", objective, "--pairs", f"{OUT}/p.csv", "--duals", f"{OUT}/d.csv"])[0]
                said = subprocess.run([f"{OUT}/verify", folder, f"{OUT}/p.csv", f"{OUT}/d.csv", line["penalty"]], capture_output=True, text=True).stdout
                good += "PROVEN OPTIMAL" in said and line["gap"] == "0"
                if seed > 1 and n >= 10000:
                    subprocess.run(["rm", "-r", folder])
            row(f"{n:,} x {n:,}", f"{seeds[0]} to {seeds[-1]}", objective, f"{good} of {len(seeds)}")


subprocess.run(["dotnet", "build", f"{ROOT}/bench/Upward.MatchingEngine.Bench", "-c", "Release", "-v", "q", "--nologo"], check=True, stdout=subprocess.DEVNULL)
cpu = next(line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name"))
print(f"{time.strftime('%d %B %Y')}; {cpu}, {os.cpu_count()} cores; load when begun {os.getloadavg()[0]:.1f}")
for part in PARTS:
    globals()[part]()
