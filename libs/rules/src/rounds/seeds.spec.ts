import { judge } from '../condition/index.js';
import { knownFrom } from '../condition/testing/known-from.js';
import { duesOf, isFixed } from '../deadline/index.js';
import { seed } from '../seeds/index.js';
import type { Condition } from '../shape/index.js';
import { weekends } from '../testing/members.js';
import { dutiesOf } from './duties.js';
import { roundNodes } from './round-plan.js';
import { roundsOf } from './rounds-of-subject.js';

const fufeng = seed('fufeng-2022')!;
const changji = seed('changji-2018')!;

const subject = (kind: string, more: Record<string, string> = {}) => {
  const known = knownFrom({
    figures: { 'subject.kind': kind, 'target.compiled': 'yes', 'subject.is-new': 'yes', ...more },
  });
  return (condition: Condition) => judge(condition, known);
};

function rounds(set: typeof fufeng, year: number, kind: string, events: Record<string, string> = {}) {
  const timetable = [{ from: set.effective.from, hash: set.id, rounds: set.members.rounds ?? [] }];
  return roundsOf(roundNodes(timetable, year, weekends), { judge: subject(kind), events }).rounds;
}

describe('the seed of Changji', () => {
  const nodes = (kind: string, approved: string, begun: string): readonly string[] =>
    rounds(changji, 2024, kind, { 'budget.approved': approved, 'self-evaluation.begun': begun }).map(({ node }) =>
      node.slice(5),
    );

  it('B-12, B-13, B-36: gives projects the month ends of their window, and whole departments 30 June', () => {
    expect(nodes('project', '2024-02-15', '2025-01-10')).toHaveLength(10);
    expect(nodes('project', '2024-02-15', '2025-01-10')[0]).toBe('03-31');
    expect(nodes('policy', '2023-12-31', '2024-11-05').at(-1)).toBe('10-31');
    expect(nodes('project', '2024-07-10', '2025-01-10')[0]).toBe('08-31');
    expect(nodes('whole-department', '2024-02-15', '2025-01-10')).toEqual(['06-30']);
    expect(nodes('whole-department', '2024-07-10', '2025-01-10')).toEqual([]);
  });
});

describe('the seed of Fufeng', () => {
  it('B-33, FF-32b: gives quarters, due on their last days, the year forecast in the third', () => {
    const year = rounds(fufeng, 2023, 'project');
    expect(year.map(({ node, dues, forecast }) => [node, dues.filter(isFixed).map(({ on }) => on), forecast])).toEqual([
      ['2023-03-31', ['2023-03-31'], false],
      ['2023-06-30', ['2023-06-30'], false],
      ['2023-09-30', ['2023-09-30'], true],
      ['2023-12-31', ['2023-12-31'], false],
    ]);
  });

  it('B-26: gives none to the first quarter of 2022, which ended before the rules were in force', () => {
    expect(rounds(fufeng, 2022, 'project').map(({ node }) => node)).toEqual(['2022-06-30', '2022-09-30', '2022-12-31']);
    expect(rounds(fufeng, 2021, 'project')).toEqual([]);
  });

  const expected = (kind: string, year: number) =>
    dutiesOf(fufeng.members.duties ?? [], year, year, {
      about: 'subject',
      id: 'S',
      judge: subject(kind),
      eventsOf: (each) => ({ 'final-accounts.completed': `${each + 1}-05-20` }),
      yearOf: (figure) => (figure === 'subject.first-funded' ? 2023 : undefined),
    }).expected.map(({ opens, duties, dues }) => [opens, duties, dues.filter(isFixed).map(({ on }) => on)]);

  it('B-20, B-27, N-11: expects evaluations a month after final accounts, three years of a new policy without exception', () => {
    const due = '2024-06-20';
    expect(expected('policy', 2023)).toEqual([
      ['self-evaluation', ['self-evaluation'], [due]],
      ['department-evaluation', ['department-evaluation', 'new-policy'], [due, due]],
    ]);
    expect(expected('policy', 2026).map(([, duties]) => duties)).toEqual([
      ['self-evaluation'],
      ['department-evaluation'],
    ]);
    expect(expected('basic-expenditure', 2023)).toEqual([]);
  });

  it('B-04: aims finance assessments at one month and limits them to 45 days', () => {
    const conclude = fufeng.members.procedures
      ?.find(({ code }) => code === 'ex-ante-finance')
      ?.steps.find(({ code }) => code === 'conclude');
    const dues = duesOf(conclude?.due, { year: 2024, events: { 'ex-ante.requested': '2023-03-01' } }, undefined);
    expect(dues).toEqual([
      { code: 'target', on: '2023-04-01', onTimeUntil: '2023-04-01', soft: true },
      { code: 'limit', on: '2023-04-15', onTimeUntil: '2023-04-15', soft: false },
    ]);
  });
});
