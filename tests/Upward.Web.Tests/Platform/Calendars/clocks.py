"""Writes clocks.txt: the times of series as Python's zoneinfo has them, an implementation that shares nothing with ours.

python3 clocks.py > clocks.txt
A line: owner's zone, partner's zone, the owner's wall time, the partner's wall time, the instant in UTC.
"""
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

PAIRS = [("Europe/London", "America/New_York"), ("Europe/Stockholm", "Africa/Lagos"), ("Australia/Lord_Howe", "Europe/Berlin"),
         ("Africa/Casablanca", "Europe/Paris"), ("Asia/Kathmandu", "America/Los_Angeles"), ("America/Sao_Paulo", "Europe/Lisbon"),
         ("Asia/Tokyo", "Pacific/Auckland"), ("America/St_Johns", "Asia/Kolkata"), ("Pacific/Chatham", "America/Santiago")]

for nth, (owner, partner) in enumerate(PAIRS):
    # What Morocco does after 2025 differs from one release of the tz database to the next.
    for year in range(2024, 2026 if owner == "Africa/Casablanca" else 2031):
        for days in (7, 21):
            local = datetime(year, 2, 20, 9 + nth % 8, 30 * (nth % 2))
            for n in range(12):
                at = (local + timedelta(days=n * days)).replace(tzinfo=ZoneInfo(owner))
                utc = at.astimezone(timezone.utc)
                print(owner, partner, at.strftime("%Y-%m-%dT%H:%M"), utc.astimezone(ZoneInfo(partner)).strftime("%Y-%m-%dT%H:%M"), utc.strftime("%Y-%m-%dT%H:%MZ"))
