// Reads events with ical.js: see README.md.
import { createInterface } from 'node:readline';
import ICAL from 'ical.js';

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let answer;
  try { answer = read(JSON.parse(line).text); } catch (error) { answer = { error: String(error.stack ?? error) }; }
  process.stdout.write(JSON.stringify(answer) + '\n');
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const component = calendar.getFirstSubcomponent('vevent');
  const event = new ICAL.Event(component);
  const value = name => component.getFirstPropertyValue(name) ?? '';
  return {
    method: calendar.getFirstPropertyValue('method') ?? '',
    start: instant(event.startDate), end: instant(event.endDate),
    zone: component.getFirstProperty('dtstart').getParameter('tzid') ?? 'UTC',
    summary: value('summary'), description: value('description'), location: value('location'), uid: value('uid'),
    sequence: event.sequence, status: value('status'), organizer: value('organizer'),
    organizerName: component.getFirstProperty('organizer')?.getParameter('cn') ?? '',
    attendees: component.getAllProperties('attendee').map(a => ({ address: a.getFirstValue(), name: a.getParameter('cn') ?? '', answer: a.getParameter('partstat') ?? '' })),
  };
}

function instant(time) {
  if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`no clock for ${time}`);
  return new Date(time.toUnixTime() * 1000).toISOString().replace('.000', '');
}
