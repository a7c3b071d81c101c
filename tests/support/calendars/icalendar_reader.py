"""Reads events with python3-icalendar: see README.md."""
import json
import sys
import traceback
from datetime import timezone

from icalendar import Calendar


def instant(value, zones):
    """With the clock of the text. The first pass of an hour that it repeats: RFC 5545, 3.3.5."""
    zone = value.params.get("TZID")
    if zone is None:
        return value.dt.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    local = value.dt.replace(tzinfo=None)
    both = {zones[zone].localize(local, is_dst=summer).astimezone(timezone.utc) for summer in (True, False)}
    return min(both).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text):
    calendar = Calendar.from_ical(text)
    zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
    event = calendar.walk("VEVENT")[0]
    attendees = event.get("ATTENDEE", [])
    start = event["DTSTART"]
    if "DTEND" in event:
        end = instant(event["DTEND"], zones)
    else:
        raise ValueError("no end")
    return {
        "method": str(calendar.get("METHOD", "")), "start": instant(start, zones), "end": end, "zone": start.params.get("TZID", "UTC"),
        "summary": str(event.get("SUMMARY", "")), "description": str(event.get("DESCRIPTION", "")), "location": str(event.get("LOCATION", "")),
        "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]), "organizer": str(event.get("ORGANIZER", "")),
        "organizerName": event["ORGANIZER"].params.get("CN", "") if "ORGANIZER" in event else "",
        "attendees": [{"address": str(a), "name": a.params.get("CN", ""), "answer": a.params.get("PARTSTAT", "")} for a in (attendees if isinstance(attendees, list) else [attendees])],
    }


for line in sys.stdin:
    try:
        answer = read(json.loads(line)["text"])
    except Exception:  # whatever it is, the test says which event it was
        answer = {"error": traceback.format_exc()}
    print(json.dumps(answer), flush=True)
