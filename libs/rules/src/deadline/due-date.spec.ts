import { plusDays } from '@wenxiao/domain';
import fc from 'fast-check';
import { resolvedSeed } from '../seeds/seed-rule-sets.js';
import { deadline, october2022, plainWeeks } from '../testing/rule-fragments.js';
import type { Deadline } from './deadline.js';
import { type DeadlineFacts, type DueDate, dueDate, punctualityOf } from './due-date.js';

const fufeng = resolvedSeed('fufeng-2022')!;

function set(terms: Deadline | undefined, facts: DeadlineFacts, calendar = plainWeeks): DueDate {
  const due = dueDate(terms!, facts, calendar);
  if (due.state !== 'set') throw new Error(`Not set: ${JSON.stringify(due)}`);
  return due;
}

const on = (terms: Deadline | undefined, facts: DeadlineFacts, calendar = plainWeeks): string =>
  set(terms, facts, calendar).on;

describe('a period from an event (anchor 3)', () => {
  const { financeTarget, financeLimit } = fufeng.exAnte;
  const requested = { budgetYear: 2024, events: { 'assessment-requested': '2023-03-01' } };

  it('B-04: an assessment applied for on 1 March is aimed at 1 April and overdue only after 15 April', () => {
    expect(on(financeTarget?.value, requested)).toBe('2023-04-01');
    const limit = set(financeLimit?.value, requested);
    expect(limit.on).toBe('2023-04-15');
    expect(punctualityOf(limit, '2023-04-15')).toBe('on-time');
    expect(punctualityOf(limit, '2023-04-16')).toBe('late');
  });

  it('B-04: the target only warns (原则上), the limit is flagged (最长不超过)', () => {
    expect(financeTarget?.value?.whenLate).toBe('warning');
    expect(financeLimit?.value?.whenLate).toBe('flag');
  });

  it('N-10: the clock runs from the application, else from the day on which the object was fixed', () => {
    const fixed = { 'assessment-object-fixed': '2023-03-05' };
    expect(on(financeLimit?.value, { ...requested, events: { ...requested.events, ...fixed } })).toBe('2023-04-15');
    expect(on(financeLimit?.value, { budgetYear: 2024, events: fixed })).toBe('2023-04-19');
  });

  it('N-10: an application that follows does not restart the clock', () => {
    const events = { 'assessment-object-fixed': '2023-03-01', 'assessment-requested': '2023-03-20' };
    expect(on(financeLimit?.value, { budgetYear: 2024, events })).toBe('2023-04-15');
  });

  it('waits for the event and says for which', () => {
    expect(dueDate(fufeng.evaluation.due!.value!, { budgetYear: 2022 }, plainWeeks)).toEqual({
      state: 'awaiting-event',
      events: ['final-accounts-completed'],
    });
  });

  it('B-27: evaluation is due a month after final accounts are completed, on the last day of a shorter month', () => {
    const completed = (day: string): DueDate =>
      set(fufeng.evaluation.due?.value, { budgetYear: 2022, events: { 'final-accounts-completed': day } });
    expect(completed('2023-05-20').on).toBe('2023-06-20');
    expect(punctualityOf(completed('2023-05-20'), '2023-06-20')).toBe('on-time');
    expect(punctualityOf(completed('2023-05-20'), '2023-06-21')).toBe('late');
    expect(completed('2023-05-31').on).toBe('2023-06-30');
  });

  it('B-16: rectification is due a month after the feedback letter, without rolling past a Saturday', () => {
    const rectification = deadline({
      anchor: 'event',
      events: ['feedback-letter-received'],
      count: 1,
      unit: 'month',
      rollNonWorking: false,
    });
    const received = (day: string): string =>
      on(rectification, { budgetYear: 2023, events: { 'feedback-letter-received': day } });
    expect(received('2023-01-31')).toBe('2023-02-28');
    expect(received('2024-01-31')).toBe('2024-02-29');
    expect(received('2023-03-15')).toBe('2023-04-15');
  });
});

describe('a fixed date (anchor 1)', () => {
  it('B-05: next year’s assessments handed in on 31 October are on time, on 1 November late and still accepted', () => {
    const { unitDue } = fufeng.exAnte;
    const due = set(unitDue?.value, { budgetYear: 2024 });
    expect(due.on).toBe('2023-10-31');
    expect(punctualityOf(due, '2023-10-31')).toBe('on-time');
    expect(punctualityOf(due, '2023-11-01')).toBe('late');
    expect(unitDue?.value?.whenLate).toBe('flag');
  });

  const june = { anchor: 'fixed-date', month: 6, day: 'last', yearOffset: 1, inclusive: true, rollNonWorking: false };

  it.each([2018, 2022, 2023])(
    'B-15: the self-evaluation of %d is due on 30 June of the next year, a Sunday or not',
    (year) => {
      const due = set(deadline(june), { budgetYear: year });
      expect(due.on).toBe(`${year + 1}-06-30`);
      expect(punctualityOf(due, `${year + 1}-06-30`)).toBe('on-time');
      expect(punctualityOf(due, `${year + 1}-07-01`)).toBe('late');
    },
  );

  it('N-4: rolls from a Sunday to the next working day where the rule set says so', () => {
    const due = set(deadline({ ...june, rollNonWorking: true }), { budgetYear: 2023 });
    expect(due.on).toBe('2024-07-01');
    expect(punctualityOf(due, '2024-07-01')).toBe('on-time');
  });

  it('N-3: leaves the named day out where the rule set says so', () => {
    expect(on(deadline({ ...june, inclusive: false }), { budgetYear: 2023 })).toBe('2024-06-29');
  });

  it('N-6: days of grace keep the due date and lengthen what is on time', () => {
    const due = set(deadline({ ...june, graceDays: 3 }), { budgetYear: 2022 });
    expect(due).toEqual({ state: 'set', on: '2023-06-30', onTimeUntil: '2023-07-03', shortMonth: false });
  });

  it('B-29: the report to city government is due in November from 2019 on, and never before', () => {
    const report = deadline({ ...june, month: 11, yearOffset: 0, firstBudgetYear: 2019 });
    const due = set(report, { budgetYear: 2019 });
    expect(punctualityOf(due, '2019-11-30')).toBe('on-time');
    expect(punctualityOf(due, '2019-12-01')).toBe('late');
    expect(dueDate(report, { budgetYear: 2018 }, plainWeeks)).toEqual({ state: 'none', firstBudgetYear: 2019 });
  });
});

describe('a month’s or quarter’s end (anchor 2)', () => {
  const quarters = [1, 2, 3, 4];

  it('B-33: quarterly form and report are due on the last day of the quarter, 1 April is late', () => {
    const due = quarters.map((quarter) =>
      set(fufeng.monitoring.rounds?.value?.[0]?.due, { budgetYear: 2023, quarter }),
    );
    expect(due.map((each) => each.on)).toEqual(['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31']);
    expect(punctualityOf(due[0]!, '2023-03-31')).toBe('on-time');
    expect(punctualityOf(due[0]!, '2023-04-01')).toBe('late');
  });

  it('B-28: quarterly reports due five days before the quarter ends', () => {
    const report = deadline({
      anchor: 'period-end',
      period: 'quarter',
      day: 'last',
      offsetDays: -5,
      inclusive: true,
      rollNonWorking: false,
    });
    const due = quarters.map((quarter) => set(report, { budgetYear: 2023, quarter }));
    expect(due.map((each) => each.on)).toEqual(['2023-03-26', '2023-06-25', '2023-09-25', '2023-12-26']);
    expect(due.map((each) => punctualityOf(each, each.on))).toEqual(quarters.map(() => 'on-time'));
    expect(due.map((each) => punctualityOf(each, plusDays(each.on, 1)))).toEqual(quarters.map(() => 'late'));
  });

  it('B-17: a monthly report by the 30th falls on the last day of February, which is shown, and on the 30th of March', () => {
    const report = deadline({
      anchor: 'period-end',
      period: 'month',
      day: 30,
      offsetDays: 0,
      inclusive: true,
      rollNonWorking: false,
    });
    expect(set(report, { budgetYear: 2023, month: 2 })).toMatchObject({ on: '2023-02-28', shortMonth: true });
    const march = set(report, { budgetYear: 2023, month: 3 });
    expect(march).toMatchObject({ on: '2023-03-30', shortMonth: false });
    expect(punctualityOf(march, '2023-03-30')).toBe('on-time');
    expect(punctualityOf(march, '2023-03-31')).toBe('late');
  });

  it('does not guess which month or quarter is meant', () => {
    expect(() => dueDate(fufeng.monitoring.rounds!.value![0]!.due!, { budgetYear: 2023 }, plainWeeks)).toThrow(
      TypeError,
    );
  });
});

describe('working days (anchor 4)', () => {
  const roundReport = deadline({ anchor: 'working-days', count: 10, after: 'month-end', whenLate: 'warning' });

  it.each([
    [2020, '2020-11-13', '2020-11-14'],
    [2021, '2021-11-12', '2021-11-13'],
  ])('B-09: the October round of %d is due on %s; %s is late, which only warns', (budgetYear, dueOn, late) => {
    const due = set(roundReport, { budgetYear, month: 10 });
    expect(due.on).toBe(dueOn);
    expect(punctualityOf(due, dueOn)).toBe('on-time');
    expect(punctualityOf(due, late)).toBe('late');
    expect(roundReport.whenLate).toBe('warning');
  });

  it('B-09: counts by the holiday calendar: work on the 8th and 9th makes 19 October 2022 the tenth', () => {
    expect(on(roundReport, { budgetYear: 2022, month: 9 }, october2022)).toBe('2022-10-19');
    expect(on(roundReport, { budgetYear: 2022, month: 9 }, plainWeeks)).toBe('2022-10-14');
  });

  it('runs from a quarter’s end or from an event as well', () => {
    const afterQuarter = deadline({ anchor: 'working-days', count: 1, after: 'quarter-end' });
    expect(on(afterQuarter, { budgetYear: 2022, quarter: 3 }, october2022)).toBe('2022-10-08');
    const afterEvent = deadline({
      anchor: 'working-days',
      count: 1,
      after: 'event',
      events: ['feedback-letter-received'],
    });
    expect(
      on(afterEvent, { budgetYear: 2022, events: { 'feedback-letter-received': '2022-10-09' } }, october2022),
    ).toBe('2022-10-10');
    expect(dueDate(afterEvent, { budgetYear: 2022 }, october2022).state).toBe('awaiting-event');
  });

  it('ends the days of grace on a working day', () => {
    const due = set(deadline({ anchor: 'working-days', count: 10, after: 'month-end', graceDays: 1 }), {
      budgetYear: 2020,
      month: 10,
    });
    expect(due).toMatchObject({ on: '2020-11-13', onTimeUntil: '2020-11-16' });
  });
});

describe('every deadline', () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => plusDays('2000-01-01', days));
  const graceDays = fc.integer({ min: 0, max: 30 });
  const rollNonWorking = fc.boolean();
  const fromEvent = (terms: object, happened: string): DueDate =>
    set(deadline({ anchor: 'event', events: ['feedback-letter-received'], ...terms }), {
      budgetYear: 2000,
      events: { 'feedback-letter-received': happened },
    });

  it('is never earlier for a later event, whatever the period', () => {
    const terms = fc.record({
      unit: fc.constantFrom('month', 'calendar-day'),
      count: fc.integer({ min: 1, max: 60 }),
      rollNonWorking,
      graceDays,
    });
    fc.assert(
      fc.property(terms, day, fc.integer({ min: 0, max: 400 }), (period, first, later) => {
        const [earlier, after] = [fromEvent(period, first), fromEvent(period, plusDays(first, later))];
        expect(after.on >= earlier.on && after.onTimeUntil >= earlier.onTimeUntil).toBe(true);
      }),
    );
  });

  it('lies after its event, and on time never ends before the due date', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), graceDays, rollNonWorking, (happened, count, grace, roll) => {
        const due = fromEvent({ count, unit: 'calendar-day', graceDays: grace, rollNonWorking: roll }, happened);
        expect(due.on > happened && due.onTimeUntil >= due.on).toBe(true);
        expect(punctualityOf(due, due.onTimeUntil)).toBe('on-time');
        expect(punctualityOf(due, plusDays(due.onTimeUntil, 1))).toBe('late');
      }),
    );
  });

  it('rises with the year, the quarter and the number of working days', () => {
    const fixed = deadline({
      anchor: 'fixed-date',
      month: 2,
      day: 29,
      yearOffset: 0,
      inclusive: true,
      rollNonWorking: true,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2190 }), fc.integer({ min: 1, max: 250 }), (budgetYear, count) => {
        expect(on(fixed, { budgetYear }) < on(fixed, { budgetYear: budgetYear + 1 })).toBe(true);
        const working = (days: number): string =>
          on(deadline({ anchor: 'working-days', count: days, after: 'month-end' }), { budgetYear, month: 12 });
        expect(working(count) < working(count + 1)).toBe(true);
      }),
    );
  });
});
