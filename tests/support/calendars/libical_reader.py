"""Reads events with libical, as evolution-data-server does: see README.md."""
import json
import sys
import traceback
from datetime import datetime, timezone

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as libical  # noqa: E402


def instant(time):
    zone = time.get_timezone()
    if zone is None:
        raise ValueError("no clock")
    return datetime.fromtimestamp(time.as_timet_with_zone(zone), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def all_of(component, kind):
    found = component.get_first_property(kind)
    while found is not None:
        yield found
        found = component.get_next_property(kind)


def parameter(line, name):
    return (line.get_parameter_as_string(name) or "").strip('"')


def read(text):
    calendar = libical.Component.new_from_string(text)
    if calendar is None or calendar.isa() != libical.ComponentKind.VCALENDAR_COMPONENT:
        raise ValueError("no calendar")
    event = calendar.get_first_component(libical.ComponentKind.VEVENT_COMPONENT)
    wrong = calendar.count_errors()
    if wrong:
        raise ValueError(f"{wrong} errors: {calendar.as_ical_string()}")
    start = event.get_first_property(libical.PropertyKind.DTSTART_PROPERTY)
    organizer = event.get_first_property(libical.PropertyKind.ORGANIZER_PROPERTY)
    method = calendar.get_first_property(libical.PropertyKind.METHOD_PROPERTY)
    return {
        "method": method.get_value_as_string() if method else "", "start": instant(event.get_dtstart()), "end": instant(event.get_dtend()),
        "zone": parameter(start, "TZID") or "UTC", "summary": event.get_summary() or "", "description": event.get_description() or "",
        "location": event.get_location() or "", "uid": event.get_uid(), "sequence": event.get_sequence(),
        "status": event.get_first_property(libical.PropertyKind.STATUS_PROPERTY).get_value_as_string(),
        "organizer": organizer.get_organizer() if organizer else "", "organizerName": parameter(organizer, "CN") if organizer else "",
        "attendees": [{"address": a.get_attendee(), "name": parameter(a, "CN"), "answer": parameter(a, "PARTSTAT")} for a in all_of(event, libical.PropertyKind.ATTENDEE_PROPERTY)],
    }


for line in sys.stdin:
    try:
        answer = read(json.loads(line)["text"])
    except Exception:  # whatever it is, the test says which event it was
        answer = {"error": traceback.format_exc()}
    print(json.dumps(answer), flush=True)
