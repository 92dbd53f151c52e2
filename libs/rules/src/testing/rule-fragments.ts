import type { Deadline } from '../deadline/deadline.js';
import { type HolidayCalendar, parseHolidayCalendar } from '../deadline/holiday-calendar.js';
import type { Reading } from '../parameter/reading.js';
import { parseRuleSet } from '../rule-set/parse-rule-set.js';
import type { RuleSet } from '../rule-set/rule-set.js';

/** The value that was read, or a failed test that says what was wrong. */
export function valid<T>(reading: Reading<T>): T {
  if (reading.outcome === 'invalid') throw new Error(JSON.stringify(reading.flaws, undefined, 2));
  return reading.value;
}

/** The smallest rule set that is one: an invented county's, with a single article. Fields given replace those here. */
export function ruleSetJson(fields: object = {}): object {
  return {
    id: 'example',
    version: 1,
    name: { zh: '示例', en: 'Example' },
    scheme: 'budget-performance',
    level: 'county',
    effective: { from: '2020-01-01', source: ['EX-1'] },
    instruments: [{ prefix: 'EX', zh: '示例办法', en: 'Example', issuedBy: '示例县财政局', issuedOn: '2019-12-01' }],
    sources: [{ id: 'EX-1', article: '第一条', zh: '本办法自2020年1月1日起施行。' }],
    ...fields,
  };
}

export function ruleSet(fields: object = {}): RuleSet {
  return valid(parseRuleSet(ruleSetJson(fields)));
}

/** A deadline as a rule set's data states it, read and validated like any other. */
export function deadline(terms: object): Deadline {
  const value = { whenLate: 'flag', ...terms };
  const stated = ruleSet({ evaluation: { due: { value, source: ['EX-1'] } } }).evaluation.due?.value;
  if (stated === undefined) throw new Error('The deadline was not read');
  return stated;
}

/** Saturdays and Sundays are rest days, nothing else is; for the days for which a test needs no official arrangement. */
export const plainWeeks: HolidayCalendar = valid(
  parseHolidayCalendar({
    from: '1990-01-01',
    to: '2199-12-31',
    restWeekdays: [6, 7],
    holidays: [],
    makeUpWorkdays: [],
  }),
);

/** October 2022 as the State Council arranged it: seven days off, and work on Saturday the 8th and Sunday the 9th. */
export const october2022: HolidayCalendar = valid(
  parseHolidayCalendar({
    from: '2022-01-01',
    to: '2022-12-31',
    restWeekdays: [6, 7],
    holidays: ['2022-10-01', '2022-10-02', '2022-10-03', '2022-10-04', '2022-10-05', '2022-10-06', '2022-10-07'],
    makeUpWorkdays: ['2022-10-08', '2022-10-09'],
  }),
);
