import { plusDays } from '@wenxiao/domain';
import fc from 'fast-check';
import type { Due } from '../shape/index.js';
import { anyDayOfYear, due, october2022, weekends } from '../testing/members.js';
import { dueDay, type DueFacts, duesOf, type FixedDue, isFixed, overdueOn, punctualityOf } from './due-day.js';

function fixed(rule: Due, facts: DueFacts, calendar = weekends): FixedDue {
  const day = dueDay(rule, facts, calendar);
  if (!isFixed(day)) throw new Error(`Not fixed: ${JSON.stringify(day)}`);
  return day;
}

const on = (rule: Due, facts: DueFacts, calendar = weekends): string => fixed(rule, facts, calendar).on;

/** What was done on the day, and on the day after it. */
const punctuality = (day: FixedDue): readonly string[] =>
  [day.on, plusDays(day.on, 1)].map((each) => punctualityOf(day, each));
const onTimeThenLate = ['on-time', 'late'];

describe('a period from an event', () => {
  const clock = { after: ['ex-ante.requested', 'ex-ante.object-fixed'] };
  const target = due({ soft: true, from: clock, plus: { count: 1, unit: 'month' } }, 'target');
  const limit = due({ from: clock, plus: { count: 45, unit: 'calendar-day' } }, 'limit');
  const requested = { year: 2024, events: { 'ex-ante.requested': '2023-03-01' } };

  it('B-04: an assessment applied for on 1 March is aimed at 1 April and overdue only after 15 April', () => {
    expect(duesOf([target, limit], requested, undefined)).toEqual([
      { code: 'target', on: '2023-04-01', onTimeUntil: '2023-04-01', soft: true },
      { code: 'limit', on: '2023-04-15', onTimeUntil: '2023-04-15', soft: false },
    ]);
    expect(punctuality(fixed(limit, requested))).toEqual(onTimeThenLate);
    expect(overdueOn(fixed(limit, requested))).toBe('2023-04-16');
  });

  it('N-10: the clock runs from what came first, the application or the day on which the object was fixed', () => {
    const both = (requestedOn: string, fixedOn: string): string =>
      on(limit, { year: 2024, events: { 'ex-ante.requested': requestedOn, 'ex-ante.object-fixed': fixedOn } });
    expect(both('2023-03-01', '2023-03-05')).toBe('2023-04-15');
    expect(both('2023-03-20', '2023-03-01')).toBe('2023-04-15');
    expect(on(limit, { year: 2024, events: { 'ex-ante.object-fixed': '2023-03-05' } })).toBe('2023-04-19');
  });

  it('waits for the event and says for which', () => {
    expect(dueDay(limit, { year: 2024 }, weekends)).toEqual({
      awaits: 'event',
      events: ['ex-ante.requested', 'ex-ante.object-fixed'],
    });
  });

  const afterAccounts = due({ from: { after: ['final-accounts.completed'] }, plus: { count: 1, unit: 'month' } });
  const completed = (day: string): FixedDue =>
    fixed(afterAccounts, { year: 2022, events: { 'final-accounts.completed': day } });

  it('B-27: evaluation is due a month after final accounts are completed, on the last day of a shorter month', () => {
    expect(completed('2023-05-20')).toEqual({ on: '2023-06-20', onTimeUntil: '2023-06-20', soft: false });
    expect(punctuality(completed('2023-05-20'))).toEqual(onTimeThenLate);
    expect(completed('2023-05-31')).toEqual({
      on: '2023-06-30',
      onTimeUntil: '2023-06-30',
      soft: false,
      shortMonth: true,
    });
  });

  it('B-16: rectification is due a month after the feedback letter, without rolling past a Saturday', () => {
    expect(completed('2023-01-31').on).toBe('2023-02-28');
    expect(completed('2024-01-31').on).toBe('2024-02-29');
    expect(completed('2023-03-15').on).toBe('2023-04-15');
  });

  it('may run from the end of the month in which the event happened', () => {
    const fromMonthEnd = due({
      from: { after: ['budget.approved'], shift: 'month-end' },
      plus: { count: 5, unit: 'calendar-day' },
    });
    expect(on(fromMonthEnd, { year: 2024, events: { 'budget.approved': '2024-02-10' } })).toBe('2024-03-05');
  });
});

describe('a day of the year', () => {
  const october = due({ from: { on: { month: 10, day: 'last', yearOffset: -1 } } });
  const june = { from: { on: { month: 6, day: 'last', yearOffset: 1 } } };

  it('B-05: next year’s assessments handed in on 31 October are on time, on 1 November late', () => {
    expect(on(october, { year: 2024 })).toBe('2023-10-31');
    expect(punctuality(fixed(october, { year: 2024 }))).toEqual(onTimeThenLate);
  });

  it.each([2018, 2022, 2023])(
    'B-15: the self-evaluation of %d is due on 30 June of the next year, a Sunday or not',
    (year) => {
      const day = fixed(due(june), { year });
      expect(day.on).toBe(`${year + 1}-06-30`);
      expect(punctuality(day)).toEqual(onTimeThenLate);
    },
  );

  it('N-4: rolls from a Sunday to the next working day where the rule set says so, by a calendar that is named', () => {
    const day = fixed(due({ ...june, roll: true }), { year: 2023 });
    expect(day).toEqual({ on: '2024-07-01', onTimeUntil: '2024-07-01', soft: false, calendar: weekends.hash });
  });

  it('N-3: leaves the named day out where the rule set says so', () => {
    expect(on(due({ ...june, inclusive: false }), { year: 2023 })).toBe('2024-06-29');
  });

  it('N-6: days of grace keep the due day and lengthen what is on time', () => {
    const day = fixed(due({ ...june, graceDays: 3 }), { year: 2022 });
    expect(day).toEqual({ on: '2023-06-30', onTimeUntil: '2023-07-03', soft: false });
    expect([punctualityOf(day, '2023-07-03'), punctualityOf(day, '2023-07-04')]).toEqual(onTimeThenLate);
    expect(overdueOn(day)).toBe('2023-07-04');
  });

  it('B-29: holds in the years that its rule names, the first included', () => {
    const report = due({ from: { on: { month: 11, day: 'last' } }, years: { from: 2019 } });
    expect(duesOf([report], { year: 2018 }, undefined)).toEqual([]);
    const [day] = duesOf([report], { year: 2019 }, undefined);
    expect(day).toEqual({ code: 'due', on: '2019-11-30', onTimeUntil: '2019-11-30', soft: false });
    expect(punctuality(day as FixedDue)).toEqual(onTimeThenLate);
  });
});

describe('a day at the end of a period', () => {
  const nodes = ['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31'];

  it('B-33: quarterly form and report are due on the last day of the quarter, 1 April is late', () => {
    const form = due({ from: { periodEnd: 'quarter' } });
    expect(nodes.map((node) => on(form, { year: 2023, node }))).toEqual(nodes);
    expect(punctuality(fixed(form, { year: 2023, node: '2023-03-31' }))).toEqual(onTimeThenLate);
  });

  it('B-28: quarterly reports due five days before the quarter ends', () => {
    const report = due({ from: { periodEnd: 'quarter', offsetDays: -5 } });
    const days = nodes.map((node) => fixed(report, { year: 2023, node }));
    expect(days.map((each) => each.on)).toEqual(['2023-03-26', '2023-06-25', '2023-09-25', '2023-12-26']);
    expect(days.map(punctuality)).toEqual(nodes.map(() => onTimeThenLate));
  });

  it('B-17: a monthly report by the 30th falls on the last day of February, which is shown, and on the 30th of March', () => {
    const report = due({ from: { periodEnd: 'month', day: 30 } });
    expect(fixed(report, { year: 2023, node: '2023-02-28' })).toMatchObject({ on: '2023-02-28', shortMonth: true });
    const march = fixed(report, { year: 2023, node: '2023-03-31' });
    expect(march).toEqual({ on: '2023-03-30', onTimeUntil: '2023-03-30', soft: false });
    expect(punctuality(march)).toEqual(onTimeThenLate);
  });

  it('is that of the period in which the node lies', () => {
    expect(on(due({ from: { periodEnd: 'half-year' } }), { year: 2023, node: '2023-02-10' })).toBe('2023-06-30');
  });

  it('guesses no month or quarter for what is no round; a year has one end', () => {
    expect(dueDay(due({ from: { periodEnd: 'quarter' } }), { year: 2023 }, weekends)).toEqual({ awaits: 'node' });
    expect(on(due({ from: { periodEnd: 'year' } }), { year: 2023 })).toBe('2023-12-31');
  });
});

describe('a number of working days', () => {
  const report = due({ soft: true, from: { periodEnd: 'month' }, plus: { count: 10, unit: 'working-day' } });

  it('B-09: reports of the October round are due on the 10th working day of November, and later only warned of', () => {
    const day = (year: number): FixedDue => fixed(report, { year, node: `${year}-10-31` });
    expect(day(2020)).toEqual({ on: '2020-11-13', onTimeUntil: '2020-11-13', soft: true, calendar: weekends.hash });
    expect(day(2021).on).toBe('2021-11-12');
    expect(punctuality(day(2020))).toEqual(onTimeThenLate);
  });

  it('B-09: follows the calendar that the body has published', () => {
    const september = { year: 2022, node: '2022-09-30' };
    expect([on(report, september, october2022), on(report, september)]).toEqual(['2022-10-19', '2022-10-14']);
  });

  it('beyond the calendar, or without one, awaits the calendar and names the first day that it has to know', () => {
    expect(dueDay(report, { year: 2022, node: '2022-12-31' }, october2022)).toEqual({
      awaits: 'calendar',
      day: '2023-01-01',
    });
    expect(dueDay(report, { year: 2022, node: '2022-10-31' }, undefined)).toEqual({
      awaits: 'calendar',
      day: '2022-11-01',
    });
    const rolling = due({ from: { on: { month: 6, day: 'last', yearOffset: 1 } }, roll: true });
    expect(dueDay(rolling, { year: 2022 }, october2022)).toEqual({ awaits: 'calendar', day: '2023-06-30' });
  });
});

describe('for all due days', () => {
  const day = fc.integer({ min: 0, max: 1800 }).map((days) => plusDays('2019-01-01', days));
  const rule = fc
    .record(
      {
        from: fc.oneof(
          fc.record({ on: anyDayOfYear }),
          fc.record({ periodEnd: fc.constantFrom('month', 'quarter', 'half-year', 'year') }),
          fc.constant({ after: ['begun', 'asked'] }),
        ),
        plus: fc.record({
          count: fc.integer({ min: 1, max: 60 }),
          unit: fc.constantFrom('month', 'calendar-day', 'working-day'),
        }),
        graceDays: fc.integer({ min: 0, max: 40 }),
        roll: fc.boolean(),
        inclusive: fc.boolean(),
      },
      { requiredKeys: ['from'] },
    )
    .map((fields) => due(fields));
  const facts = fc.record({
    year: fc.integer({ min: 2019, max: 2024 }),
    node: day,
    events: fc.record({ begun: day, asked: day }),
  });

  it('what is on time never ends before the due day, and the next day is late', () => {
    fc.assert(
      fc.property(rule, facts, (each, known) => {
        const { on: shown, onTimeUntil } = fixed(each, known);
        expect(shown <= onTimeUntil).toBe(true);
        expect(punctualityOf(fixed(each, known), plusDays(onTimeUntil, 1))).toBe('late');
      }),
    );
  });

  it('an event that happens again, or another that follows, moves nothing', () => {
    fc.assert(
      fc.property(rule, facts, fc.integer({ min: 0, max: 400 }), (each, known, later) => {
        const first = [known.events.begun, known.events.asked].sort()[0]!;
        const alone = { ...known, events: { begun: first } };
        const followed = { ...known, events: { begun: first, asked: plusDays(first, later) } };
        expect(dueDay(each, followed, weekends)).toEqual(dueDay(each, alone, weekends));
      }),
    );
  });

  it('more days, more months, more grace come no earlier; a due day that rolls is a working day', () => {
    fc.assert(
      fc.property(rule, facts, (each, known) => {
        const now = fixed(each, known);
        const more = { ...each, plus: each.plus && { ...each.plus, count: each.plus.count + 1 } } as Due;
        expect(on(more, known) >= now.on).toBe(true);
        expect(fixed({ ...each, graceDays: (each.graceDays ?? 0) + 1 }, known).onTimeUntil >= now.onTimeUntil).toBe(
          true,
        );
        const rolling = fixed({ ...each, roll: true }, known);
        expect(weekends.workingDayFrom(rolling.on)).toEqual({ day: rolling.on });
      }),
    );
  });
});
