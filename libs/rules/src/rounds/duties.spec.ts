import fc from 'fast-check';
import type { Verdict } from '../condition/index.js';
import type { Condition, Duty } from '../shape/index.js';
import { duty, member } from '../testing/members.js';
import { dutiesOf, type DutyAt, type DutyFacts } from './duties.js';

const yes: Verdict = { truth: 'yes', restedOn: [] };
const no: Verdict = { truth: 'no', restedOn: [] };

const subject = (fields: Partial<DutyFacts> = {}): DutyFacts => ({
  about: 'subject',
  id: 'S',
  judge: () => yes,
  eventsOf: () => ({}),
  yearOf: () => undefined,
  ...fields,
});
const jurisdiction = subject({ about: 'jurisdiction', id: 'C' });
const expected = (duties: readonly Duty[], first: number, last: number, facts = subject()): readonly DutyAt[] =>
  dutiesOf(duties, first, last, facts).expected;
const ids = (each: readonly DutyAt[]): readonly string[] => each.map(({ id }) => id);

const afterAccounts = {
  ...member('due'),
  from: { after: ['final-accounts.completed'] },
  plus: { count: 1, unit: 'month' },
};

describe('a duty every year', () => {
  const self = duty('self', {
    opens: 'self-evaluation',
    about: 'subject',
    when: { everyYear: true },
    due: [{ ...member('due'), from: { on: { month: 6, day: 'last', yearOffset: 1 } } }],
    opensOn: { month: 1, day: 1, yearOffset: 1 },
  });

  it('B-15: expects the self-evaluation of 2018 from the year after, by 30 June', () => {
    expect(expected([self], 2018, 2018)).toEqual([
      {
        id: 'self-evaluation/S.2018',
        opens: 'self-evaluation',
        about: 'S',
        period: 2018,
        from: '2019-01-01',
        duties: ['self'],
        soft: false,
        dues: [{ code: 'due', on: '2019-06-30', onTimeUntil: '2019-06-30', soft: false }],
        restedOn: [],
      },
    ]);
  });

  const report = duty('government-report', {
    opens: 'report-upward',
    about: 'jurisdiction',
    years: { from: 2019 },
    when: { everyYear: true },
    due: [{ ...member('due'), from: { on: { month: 11, day: 'last' } } }],
  });
  const toCongress = duty('congress-report', {
    opens: 'report-upward.congress',
    about: 'jurisdiction',
    years: { from: 2019 },
    when: { everyYear: true },
  });

  it('B-29: begins with 2019 for the report to government, and is never late for the one that has no day', () => {
    expect(expected([report, toCongress], 2018, 2018, jurisdiction)).toEqual([]);
    expect(expected([report, toCongress], 2019, 2019, jurisdiction).map(({ id, dues }) => [id, dues])).toEqual([
      ['report-upward/C.2019', [{ code: 'due', on: '2019-11-30', onTimeUntil: '2019-11-30', soft: false }]],
      ['report-upward.congress/C.2019', []],
    ]);
  });

  it('is about those whom it names alone', () => {
    expect(expected([report], 2019, 2019)).toEqual([]);
  });
});

describe('a duty once', () => {
  it('CD-08c: the supervision pool is due on 31 December 2020, and in no other year', () => {
    const pool = duty('supervision-pool', {
      opens: 'pool.supervision',
      about: 'jurisdiction',
      when: { onceIn: 2020 },
      due: [{ ...member('due'), from: { on: { month: 12, day: 'last' } } }],
    });
    expect(expected([pool], 2018, 2023, jurisdiction)).toMatchObject([
      { id: 'pool.supervision/C.2020', from: '2020-01-01', dues: [{ on: '2020-12-31' }] },
    ]);
  });
});

describe('a duty for some years from a figure', () => {
  const isPolicy: Condition = { figure: 'kind', is: ['policy'] };
  const newPolicy = duty('new-policy', {
    opens: 'department-evaluation',
    about: 'subject',
    of: isPolicy,
    when: { yearsFrom: 'first-money', count: 3 },
    due: [afterAccounts],
  });
  const policy = subject({ yearOf: () => 2023 });

  it('B-20: a policy first paid in 2023 is evaluated for 2023, 2024 and 2025, and for no other year', () => {
    expect(ids(expected([newPolicy], 2020, 2030, policy))).toEqual(
      [2023, 2024, 2025].map((year) => `department-evaluation/S.${year}`),
    );
  });

  it('B-20: a year that was missed stays expected, and 2026 does not come in its place', () => {
    const begun = new Set(['department-evaluation/S.2023', 'department-evaluation/S.2025']);
    expect(ids(expected([newPolicy], 2023, 2026, policy)).filter((id) => !begun.has(id))).toEqual([
      'department-evaluation/S.2024',
    ]);
  });

  it('waits for the figure, and is not of what is no policy', () => {
    expect(expected([newPolicy], 2020, 2030)).toEqual([]);
    expect(expected([newPolicy], 2020, 2030, subject({ yearOf: () => 2023, judge: () => no }))).toEqual([]);
  });

  it('says what is missing where it is not known whether it holds', () => {
    const missing = [{ on: 'figure', name: 'kind', year: 2023 }] as const;
    const facts = subject({ yearOf: () => 2023, judge: () => ({ truth: 'not-known', missing }) });
    expect(dutiesOf([newPolicy], 2023, 2023, facts)).toEqual({
      expected: [],
      awaits: [{ duty: 'new-policy', period: 2023, missing }],
    });
  });

  it('is one object with another duty that asks for the same, with the due days of both', () => {
    const every = duty('every', {
      soft: true,
      opens: 'department-evaluation',
      about: 'subject',
      when: { everyYear: true },
      due: [{ ...member('year-end'), from: { periodEnd: 'year' } }],
      opensOn: { month: 3, day: 1 },
    });
    expect(expected([every], 2023, 2023, policy)).toMatchObject([{ soft: true }]);
    expect(expected([newPolicy, every], 2023, 2023, policy)).toMatchObject([
      {
        id: 'department-evaluation/S.2023',
        duties: ['new-policy', 'every'],
        soft: false,
        from: '2023-01-01',
        dues: [
          { code: 'due', awaits: 'event', events: ['final-accounts.completed'] },
          { code: 'year-end', on: '2023-12-31' },
        ],
      },
    ]);
  });

  it('B-27: is due a month after that year’s final accounts', () => {
    const eventsOf = (year: number) => ({ 'final-accounts.completed': `${year + 1}-05-31` });
    expect(expected([newPolicy], 2023, 2023, subject({ yearOf: () => 2023, eventsOf }))).toMatchObject([
      { dues: [{ on: '2024-06-30', shortMonth: true }] },
    ]);
  });

  it('whenever one asks, expects the same objects for the same years', () => {
    const year = fc.integer({ min: 2015, max: 2035 });
    fc.assert(
      fc.property(year, year, fc.integer({ min: 1, max: 10 }), (first, start, count) => {
        const rule = { ...newPolicy, when: { yearsFrom: 'first-money', count } };
        const facts = subject({ yearOf: () => start });
        const together = expected([rule], first, first + 8, facts);
        const apart = Array.from({ length: 9 }, (_, at) => expected([rule], first + at, first + at, facts)).flat();
        expect(apart).toEqual(together);
        expect(together.every(({ period }) => period >= start && period < start + count)).toBe(true);
      }),
    );
  });
});

describe('a duty after an event', () => {
  it('stands from the day of the event', () => {
    const annex = duty('annex', {
      opens: 'final-accounts-annex',
      about: 'jurisdiction',
      when: { after: 'final-accounts.completed' },
      due: [{ ...afterAccounts, plus: { count: 10, unit: 'calendar-day' } }],
    });
    const eventsOf = (year: number): Record<string, string> =>
      year === 2022 ? { 'final-accounts.completed': '2023-05-20' } : {};
    expect(expected([annex], 2021, 2023, { ...jurisdiction, eventsOf })).toMatchObject([
      { id: 'final-accounts-annex/C.2022', from: '2023-05-20', dues: [{ on: '2023-05-30' }] },
    ]);
  });
});
