import { judge } from '@wenxiao/rules/condition';
import type { Copies } from '@wenxiao/service-kit';
import { newProject } from '@wenxiao/service-kit/testing';
import { knownOf, type Line } from './known.js';
import { yearsBefore } from './years-before.js';

const [county, elsewhere] = ['county', 'elsewhere'];
type Told = Readonly<{
  predecessors: readonly Readonly<{ tenant: string; subject: string }>[];
  openedYears?: readonly Readonly<{ year: number; budget: string }>[];
}>;
const ofHere = (...subjects: readonly string[]) => subjects.map((subject) => ({ tenant: county, subject }));
const lineOf = (subject: string, year: number, total: string): Line =>
  ({
    data: { subject, year, inForce: [{ from: `${String(year)}-01-20`, total }] },
    fact: { store: 'targets', tenant: county, stream: `budget-line/${subject}.${String(year)}`, version: 2 },
    recordedAt: '',
  }) as unknown as Line;

/** What was printed of a year; without a budget it was taken back. */
type Recorded = Readonly<{ subject: string; year: number; budget?: string }>;

/** What is known of subjects and their lines, in the one county. */
function copiesOf(
  subjects: Readonly<Record<string, Told>>,
  lines: readonly Line[],
  recorded: readonly Recorded[] = [],
): Pick<Copies, 'about'> {
  return {
    about: (tenant, key) => {
      const data = tenant === county ? subjects[key] : undefined;
      const fact = { store: 'targets', tenant, stream: `subject/${key}`, version: 1 };
      const all = lines.filter((line) => tenant === county && line.data.subject === key);
      const printed = recorded.filter((each) => tenant === county && each.subject === key);
      return Promise.resolve({
        told: data ? [{ data, fact, recordedAt: '' }] : [],
        all,
        recorded: printed.map((each) => {
          return { data: each, fact: { ...fact, stream: `earlier-year/${key}.${String(each.year)}` }, recordedAt: '' };
        }),
      } as never);
    },
  };
}
const before = (subject: Told, subjects: Readonly<Record<string, Told>>, ...lines: readonly Line[]) =>
  yearsBefore(copiesOf(subjects, lines), county, { ...newProject, ...subject }, 2024);

describe('the years before a subject was there', () => {
  it('are those of its predecessors here, and of theirs; of several they add up', async () => {
    const subjects = { one: { predecessors: ofHere('first') }, two: { predecessors: [] }, first: { predecessors: [] } };
    const lines = [lineOf('one', 2023, '100.00'), lineOf('two', 2023, '50.50'), lineOf('first', 2022, '30.00')];
    const { budgetOf, basedOn } = await before({ predecessors: ofHere('one', 'two') }, subjects, ...lines);
    expect([2021, 2022, 2023].map(budgetOf)).toEqual([undefined, '30.00', '150.50']);
    expect(basedOn.map(({ stream }) => stream).sort()).toEqual([
      'budget-line/first.2022',
      'budget-line/one.2023',
      'budget-line/two.2023',
      'subject/first',
      'subject/one',
      'subject/two',
    ]);
  });

  it('are what was recorded where it was handed over from another jurisdiction, whose streams nobody follows', async () => {
    const handedOver = { predecessors: [{ tenant: elsewhere, subject: 'old' }] };
    const opened = { ...handedOver, openedYears: [{ year: 2022, budget: '70.00' }] };
    const own = await before(opened, {}, lineOf('old', 2023, '1.00'));
    expect([2022, 2023].map(own.budgetOf)).toEqual(['70.00', undefined]);
    // Also where that one has gone into another since.
    const later = await before({ predecessors: ofHere('one') }, { one: opened }, lineOf('one', 2023, '80.00'));
    expect([2022, 2023].map(later.budgetOf)).toEqual(['70.00', '80.00']);
  });

  it('are as they were printed, where that was recorded: of the subject itself before what its predecessors had, of them where no line is known', async () => {
    const subjects = { one: { predecessors: [] } };
    const recorded = [
      { subject: newProject.subject, year: 2021, budget: '40.00' },
      { subject: newProject.subject, year: 2023 },
      { subject: newProject.subject, year: 2024, budget: '7.00' },
      { subject: 'one', year: 2021, budget: '1.00' },
      { subject: 'one', year: 2022, budget: '60.00' },
      { subject: 'one', year: 2023, budget: '99.00' },
    ];
    const of = { ...newProject, predecessors: ofHere('one') };
    const copies = copiesOf(subjects, [lineOf('one', 2023, '80.00')], recorded);
    const { budgetOf, basedOn } = await yearsBefore(copies, county, of, 2024);
    expect([2020, 2021, 2022, 2023, 2024].map(budgetOf)).toEqual([undefined, '40.00', '60.00', '80.00', undefined]);
    expect(basedOn.map(({ stream }) => stream).sort()).toEqual([
      'budget-line/one.2023',
      'earlier-year/one.2021',
      'earlier-year/one.2022',
      `earlier-year/${newProject.subject}.2021`,
      'subject/one',
    ]);
  });

  it('are closed years alone, and have an end where predecessors name one another', async () => {
    const subjects = { one: { predecessors: ofHere('two') }, two: { predecessors: ofHere('one') } };
    const lines = [lineOf('one', 2024, '9.00'), lineOf('two', 2023, '5.00')];
    const { budgetOf } = await before({ predecessors: ofHere('one') }, subjects, ...lines);
    expect([2023, 2024].map(budgetOf)).toEqual(['5.00', undefined]);
  });

  it('keep a row of years whole: three running hold where two of them were a predecessor’s', async () => {
    const handedOver = {
      predecessors: [{ tenant: elsewhere, subject: 'old' }],
      openedYears: [
        { year: 2022, budget: '300000.00' },
        { year: 2023, budget: '200000.00' },
      ],
    };
    const three = { yearsRunning: 3, that: { figure: 'budget-line.in-force', atLeast: '100000' } } as const;
    const judged = async (subject: Told) => {
      const lines = [lineOf('own', 2024, '150000.00')];
      const { budgetOf } = await before(subject, {});
      const known = knownOf(2024, newProject, { lines, before: budgetOf });
      return judge(three, { ...known, parameter: () => null }).truth;
    };
    expect(await judged(handedOver)).toBe('yes');
    expect(await judged({ predecessors: [] })).toBe('not-known');
  });
});
