import type { Verdict } from '../condition/index.js';
import type { Condition, Round } from '../shape/index.js';
import { member, round, weekends } from '../testing/members.js';
import { type PlannedRounds, roundNodes } from './round-plan.js';
import { type RoundAt, roundsOf, type RoundsOfSubject, type RoundSubject } from './rounds-of-subject.js';

const yes: Verdict = { truth: 'yes', restedOn: [] };
const always = (): Verdict => yes;
/** Of a kind, by what `of` asks for. */
const ofKind =
  (kind: string) =>
  (condition: Condition): Verdict =>
    'is' in condition && !condition.is.includes(kind) ? { truth: 'no', restedOn: [] } : yes;
const kind = (...is: string[]): Condition => ({ figure: 'kind', is });

const planned = (rounds: readonly Round[], from = '2000-01-01', hash = 'set'): PlannedRounds => ({
  from,
  hash,
  rounds,
});

function roundsUnder(
  timetable: readonly PlannedRounds[],
  year: number,
  subject: Partial<RoundSubject> = {},
): RoundsOfSubject {
  return roundsOf(roundNodes(timetable, year, weekends), { judge: always, events: {}, ...subject });
}

const roundsIn = (year: number, rounds: readonly Round[], subject?: Partial<RoundSubject>): RoundsOfSubject =>
  roundsUnder([planned(rounds)], year, subject);

const days = ({ rounds }: RoundsOfSubject, series?: string): readonly string[] =>
  rounds.filter((each) => series === undefined || each.series === series).map(({ node }) => node.slice(5));
const dueDays = ({ rounds }: RoundsOfSubject, series: string): readonly unknown[] =>
  rounds
    .filter((each) => each.series === series)
    .flatMap(({ dues }) => dues.map((due) => ('on' in due ? due.on : due.awaits)));

/** Changji: month ends for policies and projects within a window, 30 June for whole departments. */
const monthly = round('monthly', {
  of: kind('policy', 'project'),
  nodes: { every: 'month' },
  after: { event: 'budget.approved', from: 'next-month' },
  until: { event: 'self-evaluation.begun', to: 'month-before' },
});
const whole = round('whole', {
  of: kind('whole-department'),
  nodes: { on: [{ month: 6, day: 'last' }] },
  after: { event: 'budget.approved', from: 'day' },
});
const changji = [monthly, whole];
const fromMarch = ['03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'];

describe('rounds within a window', () => {
  it('B-12: from the month after approval to the month before self-evaluation, and the whole-unit round of 30 June', () => {
    const events = { 'budget.approved': '2024-02-15', 'self-evaluation.begun': '2025-01-10' };
    expect(days(roundsIn(2024, changji, { events, judge: ofKind('project') }))).toEqual(fromMarch);
    expect(days(roundsIn(2024, changji, { events, judge: ofKind('whole-department') }))).toEqual(['06-30']);
  });

  it('B-13: a budget approved on 31 December has rounds from January, self-evaluation in November ends them in October', () => {
    const events = { 'budget.approved': '2023-12-31', 'self-evaluation.begun': '2024-11-05' };
    const january = ['01-31', '02-29', ...fromMarch.slice(0, 8)];
    expect(days(roundsIn(2024, changji, { events, judge: ofKind('project') }))).toEqual(january);
    const lastDay = { ...events, 'self-evaluation.begun': '2024-11-30' };
    expect(days(roundsIn(2024, changji, { events: lastDay, judge: ofKind('project') })).at(-1)).toBe('10-31');
  });

  it('B-36: a budget approved on 10 July has month ends from 31 August, and no whole-unit round for a June that has passed', () => {
    const events = { 'budget.approved': '2024-07-10' };
    const project = roundsIn(2024, changji, { events, judge: ofKind('project') });
    expect(days(project)).toEqual(fromMarch.slice(5));
    expect(days(roundsIn(2024, changji, { events, judge: ofKind('whole-department') }))).toEqual([]);
  });

  it('wait for the event that opens it, and say for which', () => {
    expect(roundsIn(2024, changji, { judge: ofKind('project') })).toEqual({
      rounds: [],
      awaits: [{ series: 'monthly', event: 'budget.approved' }],
    });
  });

  it('open when the window opens, where the period has begun before', () => {
    const events = { 'budget.approved': '2024-06-10' };
    const [june] = roundsIn(2024, [whole], { events, judge: ofKind('whole-department') }).rounds;
    expect(june?.opens).toBe('2024-06-10');
  });

  it('has none for a node before the subject was there, although the set names no window', () => {
    const quarterly = round('quarterly', { nodes: { every: 'quarter' } });
    const { rounds } = roundsIn(2024, [quarterly], { since: '2024-06-10' });
    expect(rounds.map(({ id, opens }) => [id, opens])).toEqual([
      ['quarterly@2024-06-30', '2024-06-10'],
      ['quarterly@2024-09-30', '2024-07-01'],
      ['quarterly@2024-12-31', '2024-10-01'],
    ]);
  });
});

describe('who is in a round', () => {
  it('B-14: nobody without compiled targets', () => {
    const compiled = round('quarterly', {
      of: { figure: 'target.compiled', is: ['yes'] },
      nodes: { every: 'quarter' },
    });
    const none: Verdict = {
      truth: 'no',
      restedOn: [{ on: 'figure', name: 'target.compiled', year: 2024, value: 'no' }],
    };
    expect(roundsIn(2024, [compiled], { judge: () => none })).toEqual({ rounds: [], awaits: [] });
  });

  it('nobody by silence: what is neither yes nor no opens nothing, and what is not known yet is said', () => {
    const neither: Verdict = { truth: 'neither', restedOn: [] };
    expect(roundsIn(2024, [whole], { judge: () => neither })).toEqual({ rounds: [], awaits: [] });
    const missing = [{ on: 'figure', name: 'kind', year: 2024 }] as const;
    expect(roundsIn(2024, [whole], { judge: () => ({ truth: 'not-known', missing }) })).toEqual({
      rounds: [],
      awaits: [{ series: 'whole', missing }],
    });
  });

  it('is recorded with the values that it rests on', () => {
    const restedOn = [{ on: 'figure', name: 'kind', year: 2024, value: 'project' }] as const;
    const events = { 'budget.approved': '2024-11-15' };
    const [last] = roundsIn(2024, [monthly], { events, judge: () => ({ truth: 'yes', restedOn }) }).rounds;
    expect(last).toEqual({
      id: 'monthly@2024-12-31',
      series: 'monthly',
      node: '2024-12-31',
      budgetYear: 2024,
      opens: '2024-12-01',
      dues: [],
      forecast: false,
      hash: 'set',
      restedOn,
      round: monthly,
    } satisfies RoundAt);
  });
});

describe('when rounds are due', () => {
  const reports = [
    round('monthly', {
      nodes: { every: 'month' },
      due: [{ ...member('report'), from: { periodEnd: 'month', day: 30 } }],
    }),
    round('quarterly', {
      nodes: { every: 'quarter' },
      due: [{ ...member('report'), from: { periodEnd: 'quarter', offsetDays: -5 } }],
    }),
  ];

  it('B-28, B-17: five days before the quarter ends, on the 30th of the month, and February on its last day', () => {
    const year = roundsIn(2023, reports);
    expect(dueDays(year, 'quarterly')).toEqual(['2023-03-26', '2023-06-25', '2023-09-25', '2023-12-26']);
    expect(dueDays(year, 'monthly').slice(0, 3)).toEqual(['2023-01-30', '2023-02-28', '2023-03-30']);
  });

  it('they have been opened before', () => {
    const late = roundsIn(2023, reports).rounds.filter(({ opens, dues }) =>
      dues.some((due) => 'on' in due && due.on < opens),
    );
    expect(late).toEqual([]);
  });

  it('B-33, FF-32b: on the last day of each quarter, the year forecast in the third', () => {
    const fufeng = round('quarterly', {
      nodes: { every: 'quarter' },
      forecastIn: [3],
      due: [{ ...member('form'), from: { periodEnd: 'quarter' } }],
    });
    const { rounds } = roundsIn(2023, [fufeng]);
    expect(rounds.map(({ dues, forecast }) => [dues, forecast])).toEqual(
      ['2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31'].map((on) => [
        [{ code: 'form', on, onTimeUntil: on, soft: false }],
        on === '2023-09-30',
      ]),
    );
  });

  it('may be counted from an event of the subject', () => {
    const after = round('yearly', {
      nodes: { every: 'year' },
      due: [{ ...member('report'), from: { after: ['final-accounts.completed'] }, plus: { count: 1, unit: 'month' } }],
    });
    expect(dueDays(roundsIn(2023, [after]), 'yearly')).toEqual(['event']);
    const events = { 'final-accounts.completed': '2024-05-20' };
    expect(dueDays(roundsIn(2023, [after], { events }), 'yearly')).toEqual(['2024-06-20']);
  });

  it('N-7: are never late where the text gives no day', () => {
    expect(
      roundsIn(2024, [round('monthly', { nodes: { every: 'month' } })]).rounds.flatMap(({ dues }) => dues),
    ).toEqual([]);
  });
});

describe('the set that is planned for the node', () => {
  const quarterly = round('monthly', { ...fieldsOf(monthly), nodes: { every: 'quarter' } });
  const may = round('whole', { ...fieldsOf(whole), nodes: { on: [{ month: 5, day: 'last' }] } });
  const timetable = [
    planned(changji, '2018-12-24', 'prefecture'),
    planned([quarterly, whole], '2025-07-01', 'county'),
    planned([quarterly, may], '2026-01-01', 'county, prefecture anew'),
  ];
  const events = (year: number) => ({ 'budget.approved': `${year - 1}-12-31` });
  const inYear = (year: number, of: string) =>
    roundsUnder(timetable, year, { events: events(year), judge: ofKind(of) });

  it('B-25: governs it: the prefecture’s months before the county’s own quarters begin, and its whole-unit round throughout', () => {
    const { rounds } = inYear(2025, 'project');
    expect(rounds.map(({ node, hash }) => [node.slice(5), hash])).toEqual([
      ...['01-31', '02-28', '03-31', '04-30', '05-31', '06-30'].map((day) => [day, 'prefecture']),
      ['09-30', 'county'],
      ['12-31', 'county'],
    ]);
    expect(days(inYear(2025, 'whole-department'))).toEqual(['06-30']);
  });

  it('B-25: is the one that begins on the node’s own day', () => {
    const rows = [planned([quarterly], '2020-01-01', 'old'), planned([quarterly], '2025-06-30', 'new')];
    const { rounds } = roundsUnder(rows, 2025, { events: events(2025) });
    expect(rounds.map(({ node, hash }) => `${node} ${hash}`)).toEqual([
      '2025-03-31 old',
      '2025-06-30 new',
      '2025-09-30 new',
      '2025-12-31 new',
    ]);
  });

  it('CJ-17: the prefecture’s next version reaches the county', () => {
    expect(days(inYear(2026, 'whole-department'))).toEqual(['05-31']);
  });

  it('B-26: is none before the first, and none after the last has ended', () => {
    const ended = [...timetable.slice(0, 1), { from: '2019-03-01', hash: null, rounds: [] }];
    const project = (year: number) =>
      days(roundsUnder(ended, year, { events: events(year), judge: ofKind('project') }));
    expect([project(2018), project(2019)]).toEqual([['12-31'], ['01-31', '02-28']]);
  });

  it('may name years in which a series holds', () => {
    const until2020 = round('yearly', { nodes: { every: 'year' }, years: { to: 2020 } });
    expect([2020, 2021].map((year) => days(roundsIn(year, [until2020])))).toEqual([['12-31'], []]);
  });
});

describe('rounds through the planned period', () => {
  const tracked = round('tracking', { nodes: { every: 'quarter' }, within: 'planned-period' });
  const period = { from: '2023-07-15', to: '2024-04-20' };

  it('are those whose periods it touches, year by year', () => {
    const year = (each: number) => days(roundsIn(each, [tracked], { planned: period }));
    expect([2022, 2023, 2024, 2025].map(year)).toEqual([[], ['09-30', '12-31'], ['03-31', '06-30'], []]);
  });

  it('wait for it', () => {
    expect(roundsIn(2023, [tracked]).awaits).toEqual([
      { series: 'tracking', missing: [{ on: 'period', name: 'planned' }] },
    ]);
  });
});

function fieldsOf({ of, after, until }: Round): object {
  return { of, ...(after && { after }), ...(until && { until }) };
}
