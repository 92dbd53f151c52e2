import type { Asked, RestedOn, Verdict } from '../condition/index.js';
import { holdsIn } from '../condition/holds-in.js';
import { type DueRow, duesOf, monthStart, namedDay } from '../deadline/due-day.js';
import type { WorkCalendar } from '../deadline/work-calendar.js';
import type { Condition, Duty } from '../shape/index.js';

/** About whom duties are asked, and what is known of it. */
export interface DutyFacts {
  readonly about: Duty['about'];
  readonly id: string;
  /** Whether a condition holds in a budget year, by what is known now. */
  readonly judge: (condition: Condition, year: number) => Verdict;
  /** The effective day on which each event of a budget year happened first. */
  readonly eventsOf: (year: number) => Readonly<Record<string, string>>;
  /** The year of a figure from which years are counted (`first-money`); undefined while it has none. */
  readonly yearOf: (figure: string) => number | undefined;
  readonly calendar?: WorkCalendar;
}

/** An object that is expected of somebody, begun or not. */
export interface DutyAt {
  /** `<kind>/<about>.<period>`: whoever begins by hand meets the same id. */
  readonly id: string;
  /** The kind of object that is opened. */
  readonly opens: string;
  readonly about: string;
  /** The budget year. */
  readonly period: number;
  /** The day from which it is expected. */
  readonly from: string;
  /** Codes of the duties that ask for it; several may ask for the same object. */
  readonly duties: readonly string[];
  /** In principle (原则上) only: whoever leaves it out gives a reason. Not soft as soon as one of the duties is not. */
  readonly soft: boolean;
  /** The due days of all of them. Without any it is never late (matrix B-29). */
  readonly dues: readonly DueRow[];
  readonly restedOn: readonly RestedOn[];
}

export interface DutiesOf {
  readonly expected: readonly DutyAt[];
  /** Duties of which it is not known whether they hold. */
  readonly awaits: readonly Readonly<{ duty: string; period: number; missing: readonly Asked[] }>[];
}

/**
 * What is expected for the budget years from `first` to `last`. A year that was missed stays expected, and none comes in its
 * place (matrix B-20): an object is told by its period, not by how many there are.
 */
export function dutiesOf(duties: readonly Duty[], first: number, last: number, facts: DutyFacts): DutiesOf {
  const expected = new Map<string, DutyAt>();
  const awaits: DutiesOf['awaits'][number][] = [];
  for (let period = first; period <= last; period += 1) {
    const events = facts.eventsOf(period);
    for (const duty of duties) {
      const from = duty.about === facts.about ? expectedFrom(duty, period, events, facts) : undefined;
      if (from === undefined) continue;
      const verdict: Verdict = duty.of ? facts.judge(duty.of, period) : { truth: 'yes', restedOn: [] };
      if (verdict.truth === 'not-known') awaits.push({ duty: duty.code, period, missing: verdict.missing });
      if (verdict.truth !== 'yes') continue;
      const dues = duesOf(duty.due, { year: period, events }, facts.calendar);
      const at: DutyAt = {
        id: dutyId(duty.opens, facts.id, period),
        opens: duty.opens,
        about: facts.id,
        period,
        from,
        duties: [duty.code],
        soft: duty.soft === true,
        dues,
        restedOn: verdict.restedOn,
      };
      expected.set(at.id, together(expected.get(at.id), at));
    }
  }
  return { expected: [...expected.values()], awaits };
}

export function dutyId(opens: string, about: string, period: number): string {
  return `${opens}/${about}.${period}`;
}

/** From which day the duty stands in a budget year; undefined where it does not, or not yet. */
function expectedFrom(
  duty: Duty,
  year: number,
  events: Readonly<Record<string, string>>,
  { yearOf }: DutyFacts,
): string | undefined {
  if (!holdsIn(duty, year)) return undefined;
  const { when, opensOn } = duty;
  if ('after' in when) return events[when.after];
  if ('onceIn' in when && when.onceIn !== year) return undefined;
  if ('yearsFrom' in when) {
    const first = yearOf(when.yearsFrom);
    if (first === undefined || year < first || year >= first + when.count) return undefined;
  }
  if (opensOn === undefined) return monthStart(year, 1);
  return namedDay(year + (opensOn.yearOffset ?? 0), opensOn.month, opensOn.day).day;
}

function together(one: DutyAt | undefined, other: DutyAt): DutyAt {
  if (one === undefined) return other;
  return {
    ...one,
    from: one.from < other.from ? one.from : other.from,
    duties: [...one.duties, ...other.duties],
    soft: one.soft && other.soft,
    dues: [...one.dues, ...other.dues],
    restedOn: [...one.restedOn, ...other.restedOn],
  };
}
