import fc from 'fast-check';
import { WorkCalendar } from '../deadline/work-calendar.js';
import {
  type Due,
  dueShape,
  type Duty,
  dutyShape,
  type GradeBand,
  monthAndDayShape,
  type Part,
  partShape,
  type Round,
  roundShape,
  type ScoringMethod,
  scoringMethodShape,
} from '../shape/index.js';

/** What every member of an invented county's rule set has, under this code. */
export function member(code: string): { code: string; zh: string; source: { instrument: string; article: string }[] } {
  return { code, zh: '示例', source: [{ instrument: 'example', article: '第一条' }] };
}

/** Any day that some year has, and the last of any month. */
export const anyDayOfYear = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
  })
  .filter((day) => monthAndDayShape.safeParse(day).success);

/** A due as a rule set's data states it, read like any other. */
export function due(fields: object, code = 'due'): Due {
  return dueShape.parse({ ...member(code), ...fields });
}

/** A series of rounds, of everything and within the budget year where nothing else is said. */
export function round(code: string, fields: object): Round {
  const common = { of: { not: { found: 'nothing' } }, within: 'budget-year' };
  return roundShape.parse({ ...member(code), ...common, ...fields });
}

export function duty(code: string, fields: object): Duty {
  return dutyShape.parse({ ...member(code), due: [], ...fields });
}

const restWeekdays = [6, 7];

/** Saturdays and Sundays are rest days, nothing else is. */
export const weekends = new WorkCalendar('calendar-of-weekends', {
  from: '2017-01-01',
  to: '2031-12-31',
  restWeekdays,
  holidays: [],
  makeUpWorkdays: [],
});

/** 2022 with October as the State Council arranged it: seven days off, and work on Saturday the 8th and Sunday the 9th. */
export const october2022 = new WorkCalendar('calendar-of-2022', {
  from: '2022-01-01',
  to: '2022-12-31',
  restWeekdays,
  holidays: ['2022-10-01', '2022-10-02', '2022-10-03', '2022-10-04', '2022-10-05', '2022-10-06', '2022-10-07'],
  makeUpWorkdays: ['2022-10-08', '2022-10-09'],
});

/** The bands of a county that grades 优 from 90, 良 from 80, 合格 from 60, out of 100 (FF-43). */
export const hundredBands: readonly GradeBand[] = [
  { ...member('excellent'), zh: '优', from: '90', to: '100' },
  { ...member('good'), zh: '良', from: '80', to: '90' },
  { ...member('qualified'), zh: '合格', from: '60', to: '80' },
  { ...member('unqualified'), zh: '不合格', from: '0', to: '60' },
];

/** A part of a sheet that the performance office fills. */
export function part(code: string, fields: object): Part {
  const by = { desk: 'performance-office', of: 'jurisdiction' };
  return partShape.parse({ ...member(code), by, ...fields });
}

/** A scoring method as a rule set lists it. */
export function method<const Id extends ScoringMethod['method']>(
  id: Id,
  fields: object = {},
): Extract<ScoringMethod, { method: Id }> {
  const read: ScoringMethod = scoringMethodShape.parse({ ...member(id), method: id, ...fields });
  return read as Extract<ScoringMethod, { method: Id }>;
}
