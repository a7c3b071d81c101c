"""Reads events with the library of evolution-data-server (libecal, with libical under it): see README.md."""
import json
import sys
import traceback
from datetime import datetime, timezone

import gi

gi.require_version("ECal", "2.0")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, ICalGLib  # noqa: E402

UTC = ICalGLib.Timezone.get_utc_timezone()


def instant(time, clocks):
    """A date in a component is a wall time and its clock's name; the clock is another part of the calendar."""
    value, name = time.get_value(), time.get_tzid()
    clock = UTC if value.is_utc() else clocks[name]
    return datetime.fromtimestamp(value.as_timet_with_zone(clock), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def parts(calendar, kind):
    found = calendar.get_first_component(kind)
    while found is not None:
        yield found
        found = calendar.get_next_component(kind)


def clocks_of(calendar):
    """The text's own and not the machine's."""
    clocks = {}
    for part in parts(calendar, ICalGLib.ComponentKind.VTIMEZONE_COMPONENT):
        clock = ICalGLib.Timezone.new()
        if not clock.set_component(part.clone()):
            raise ValueError(f"a clock that cannot be read: {part.as_ical_string()}")
        clocks[clock.get_tzid()] = clock
    return clocks


def one_of(texts):
    if len(texts) > 1:
        raise ValueError(f"{len(texts)} descriptions")
    return texts[0].get_value() if texts else ""


def read(text):
    calendar = ECal.util_parse_ics_string(text)
    if calendar is None or calendar.isa() != ICalGLib.ComponentKind.VCALENDAR_COMPONENT:
        raise ValueError("no calendar")
    wrong = calendar.count_errors()
    if wrong:
        raise ValueError(f"{wrong} errors: {calendar.as_ical_string()}")
    clocks = clocks_of(calendar)
    [inner] = parts(calendar, ICalGLib.ComponentKind.VEVENT_COMPONENT)
    event = ECal.Component.new_from_icalcomponent(inner.clone())
    organizer = event.get_organizer()
    summary = event.get_summary()
    return {
        "method": ICalGLib.Property.method_to_string(calendar.get_method()), "start": instant(event.get_dtstart(), clocks), "end": instant(event.get_dtend(), clocks),
        "zone": event.get_dtstart().get_tzid() or "UTC", "summary": summary.get_value() if summary else "", "description": one_of(event.get_descriptions()),
        "location": event.get_location() or "", "uid": event.get_uid(), "sequence": event.get_sequence(),
        "status": ICalGLib.Property.status_to_string(event.get_status()),
        "organizer": organizer.get_value() if organizer else "", "organizerName": (organizer.get_cn() or "") if organizer else "",
        "attendees": [{"address": a.get_value(), "name": a.get_cn() or "", "answer": a.get_as_property().get_parameter_as_string("PARTSTAT")} for a in event.get_attendees()],
    }


for line in sys.stdin:
    try:
        answer = read(json.loads(line)["text"])
    except Exception:  # whatever it is, the test says which event it was
        answer = {"error": traceback.format_exc()}
    print(json.dumps(answer), flush=True)
