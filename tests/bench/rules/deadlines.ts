import { readFileSync } from 'node:fs';
import { monthEndOf, plusDays } from '@wenxiao/domain';
import { type DueFacts, duesOf, isFixed, readCalendar, WorkCalendar } from '@wenxiao/rules/deadline';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { seeds } from '@wenxiao/rules/seeds';
import type { Due } from '@wenxiao/rules/shape';
import type { Measure } from '../bench.js';
import { fastestOf } from '../product/turns.js';

const published = new URL('../../../apps/directory/src/adoption/state-council.holiday-calendar.json', import.meta.url);
const years = [2020, 2021, 2022, 2023, 2024] as const;

function calendarOf(): WorkCalendar {
  const reading = readCalendar(JSON.parse(readFileSync(published, 'utf8')));
  if (reading.outcome === 'invalid') throw new Error('The holiday calendar is wrong');
  return new WorkCalendar(hashOf(canonicalText(reading.value)), reading.value);
}

/** Every day that a set asks for: of a round, a duty, a report, a step. */
const dues: readonly (readonly Due[])[] = seeds().flatMap(({ members }) =>
  [
    ...(members.rounds ?? []),
    ...(members.duties ?? []),
    ...(members['resultApplication.reports'] ?? []),
    ...(members.procedures ?? []).flatMap(({ steps }) => steps),
  ].flatMap((member) => ('due' in member ? [member.due] : [])),
);
const events = [
  ...new Set(dues.flat().flatMap(({ from }) => ('after' in from ? from.after : []))),
] as readonly string[];

/** A subject whose events happened on days of its own. */
function factsOf(at: number): DueFacts {
  const year = years[at % years.length] ?? years[0];
  const month = String((at % 12) + 1).padStart(2, '0');
  const happened = events.map((event, place) => [event, plusDays(`${year}-01-01`, (at * 7 + place * 31) % 365)]);
  return { year, node: monthEndOf(`${year}-${month}-01`), events: Object.fromEntries(happened) };
}

/** How many days there are; every one of them has to be known. */
function countOf(subjects: readonly DueFacts[], calendar: WorkCalendar): number {
  let count = 0;
  for (const facts of subjects)
    for (const asked of dues)
      for (const due of duesOf(asked, facts, calendar)) {
        if (!isFixed(due)) throw new Error(`${due.code} waits for ${due.awaits}`);
        count += 1;
      }
  return count;
}

/** As many days, each a few after another one, by no rule and no calendar. */
function bareDays(subjects: readonly DueFacts[], each: number): string {
  let last = '';
  for (const { node = '' } of subjects) for (let at = 0; at < each; at += 1) last = plusDays(node, at + 1);
  return last;
}

export function deadlines({ subjects, rounds }: Readonly<{ subjects: number; rounds: number }>): Measure {
  const facts = Array.from({ length: subjects }, (_, at) => factsOf(at));
  const calendar = calendarOf();
  const days = countOf(facts, calendar);
  const took = fastestOf(
    rounds,
    () => countOf(facts, calendar),
    () => bareDays(facts, Math.round(days / subjects)),
  );
  return { case: `${days} deadlines of ${subjects} subjects`, ...took, low: 4, peers: [], unit: 'ms' };
}
