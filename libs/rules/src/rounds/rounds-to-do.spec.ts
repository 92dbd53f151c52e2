import { plusDays } from '@wenxiao/domain';
import fc from 'fast-check';
import type { Verdict } from '../condition/index.js';
import { member, round, weekends } from '../testing/members.js';
import { type PlannedRounds, roundNodes } from './round-plan.js';
import type { RoundSubject } from './rounds-of-subject.js';
import { type OpenedRound, roundByPerson, roundsToDo, summariesOf } from './rounds-to-do.js';

const yes: Verdict = { truth: 'yes', restedOn: [] };
const monthly = round('monthly', {
  nodes: { every: 'month' },
  after: { event: 'budget.approved', from: 'next-month' },
  until: { event: 'self-evaluation.begun', to: 'month-before' },
});
const quarterly = round('quarterly', { nodes: { every: 'quarter' } });
const timetable: readonly PlannedRounds[] = [{ from: '2018-12-24', hash: 'first', rounds: [monthly] }];
const nodes = roundNodes(timetable, 2024, weekends);
const subject = (events: Record<string, string> = { 'budget.approved': '2024-02-15' }): RoundSubject => ({
  judge: () => yes,
  events,
});
const opened = (node: string, fields: Partial<OpenedRound> = {}): OpenedRound => ({
  id: `monthly@${node}`,
  hash: 'first',
  byPerson: false,
  ended: false,
  ...fields,
});
const toDo = (today: string, history: readonly OpenedRound[] = [], events?: Record<string, string>) => {
  const { open, ...rest } = roundsToDo(nodes, subject(events), history, today);
  return { open: open.map(({ node }) => node), ...rest };
};

describe('what is to be done about rounds on a day', () => {
  it('is to open those whose period has begun, and to come again when the next begins', () => {
    expect(toDo('2024-02-20')).toEqual({ open: [], lapse: [], rebase: [], next: '2024-03-01' });
    expect(toDo('2024-03-01')).toEqual({ open: ['2024-03-31'], lapse: [], rebase: [], next: '2024-04-01' });
    expect(
      toDo(
        '2024-12-31',
        fromMarch().map((node) => opened(node)),
      ),
    ).toEqual({
      open: [],
      lapse: [],
      rebase: [],
      next: undefined,
    });
  });

  it('is to catch up, in order, with what a time without service has left', () => {
    expect(toDo('2024-05-10', [opened('2024-03-31')]).open).toEqual(['2024-04-30', '2024-05-31']);
  });

  it('is to let an open round lapse when the window shuts, and to leave alone what is done', () => {
    const begun = { 'budget.approved': '2024-02-15', 'self-evaluation.begun': '2024-11-05' };
    const history = [opened('2024-10-31'), opened('2024-11-30'), opened('2024-12-31', { ended: true })];
    expect(
      toDo(
        '2024-12-02',
        [
          ...fromMarch()
            .slice(0, 7)
            .map((node) => opened(node, { ended: true })),
          ...history,
        ],
        begun,
      ),
    ).toEqual({
      open: [],
      lapse: [{ id: 'monthly@2024-11-30', because: 'outside-window' }],
      rebase: [],
      next: undefined,
    });
  });

  it('B-25: is to rebase an open round for whose node another set is planned, and to let it lapse where none names the node', () => {
    const changed = [...timetable, { from: '2024-05-15', hash: 'second', rounds: [monthly] }];
    const history = [opened('2024-04-30'), opened('2024-05-31')];
    const under = (rows: readonly PlannedRounds[]) =>
      roundsToDo(roundNodes(rows, 2024, weekends), subject(), history, '2024-05-02');
    expect(under(changed)).toMatchObject({ lapse: [], rebase: [{ id: 'monthly@2024-05-31', hash: 'second' }] });
    const dropped = [...timetable, { from: '2024-05-15', hash: 'third', rounds: [quarterly] }];
    expect(under(dropped)).toMatchObject({
      lapse: [{ id: 'monthly@2024-05-31', because: 'not-planned' }],
      rebase: [],
    });
  });

  it('never takes away what a person opened', () => {
    const history = [{ id: 'ad-hoc@2024-02-10', hash: 'first', byPerson: true, ended: false }];
    expect(toDo('2024-02-20', history)).toMatchObject({ lapse: [], rebase: [] });
  });

  it('day by day opens what one look at the end opens, each round once', () => {
    const day = fc.integer({ min: 0, max: 365 }).map((number) => plusDays('2024-01-01', number));
    fc.assert(
      fc.property(day, fc.uniqueArray(day, { minLength: 1, maxLength: 40 }), (approved, looks) => {
        const events = { 'budget.approved': approved };
        const history: OpenedRound[] = [];
        for (const today of looks.toSorted())
          history.push(...toDo(today, history, events).open.map((node) => opened(node)));
        const atOnce = toDo(looks.toSorted().at(-1)!, [], events).open;
        expect(history.map(({ id }) => id)).toEqual(atOnce.map((node) => `monthly@${node}`));
      }),
    );
  });
});

describe('a round that a person opens', () => {
  it('is of a subject for which the series is', () => {
    const judging = (truth: 'yes' | 'no' | 'neither') =>
      roundByPerson([{ from: '2024-01-01', hash: 'set', rounds: [byPerson] }], asked, {
        judge: () => ({ truth, restedOn: [] }),
        events: {},
        calendar: weekends,
      });
    expect(judging('yes')).toMatchObject({ id: 'check@2024-06-12' });
    for (const truth of ['no', 'neither'] as const) expect(judging(truth)).toEqual({ refused: 'not-of-subject' });
  });

  const asked = { series: 'check', node: '2024-06-12', budgetYear: 2024 };
  const byPerson = round('check', {
    nodes: 'by-person',
    due: [{ ...member('report'), from: { periodEnd: 'month' }, plus: { count: 1, unit: 'working-day' } }],
  });
  const under = (row: Omit<PlannedRounds, 'from'>, series = 'check') =>
    roundByPerson(
      [{ from: '2024-01-01', ...row }],
      { ...asked, series },
      { judge: () => ({ truth: 'yes', restedOn: [] }), events: {}, calendar: weekends },
    );

  it('is of a series that the set leaves to persons', () => {
    expect(under({ hash: 'set', rounds: [byPerson, monthly] })).toEqual({
      id: 'check@2024-06-12',
      series: 'check',
      node: '2024-06-12',
      budgetYear: 2024,
      opens: '2024-06-12',
      dues: [{ code: 'report', on: '2024-07-01', onTimeUntil: '2024-07-01', soft: false, calendar: weekends.hash }],
      forecast: false,
      hash: 'set',
      restedOn: [],
      round: byPerson,
    });
  });

  it('may be of none where the set is silent on rounds', () => {
    expect(under({ hash: 'set', rounds: [] }, 'by-person')).toMatchObject({ id: 'by-person@2024-06-12', dues: [] });
  });

  it.each([
    ['a series whose nodes the set names', { hash: 'set', rounds: [monthly] }, 'monthly', 'not-by-person'],
    ['a series that the set does not have', { hash: 'set', rounds: [monthly] }, 'by-person', 'not-by-person'],
    ['a day for which no set is planned', { hash: null, rounds: [] }, 'by-person', 'no-rules'],
  ])('is not of %s', (_, row, series, refused) => {
    expect(under(row, series)).toEqual({ refused });
  });
});

describe('the tenant’s own object that reports a round', () => {
  it('CD-09c: is one for each node of a series that asks for it', () => {
    const first = round('first', { nodes: { on: [{ month: 10, day: 'last' }] }, summary: 'round-report' });
    const planned = [{ from: '2020-01-01', hash: 'set', rounds: [first, quarterly] }];
    expect(summariesOf(roundNodes(planned, 2020, weekends))).toEqual([
      { id: 'round-report/first@2020-10-31', kind: 'round-report', node: '2020-10-31', budgetYear: 2020, hash: 'set' },
    ]);
  });
});

function fromMarch(): readonly string[] {
  return nodes.map(({ node }) => node).filter((node) => node >= '2024-03-01');
}
