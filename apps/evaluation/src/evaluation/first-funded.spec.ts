import { firstFunded } from './first-funded.js';

const tenant = 'county';
type Subject = Parameters<typeof firstFunded>[2];
type Known = Readonly<{
  subject: Subject;
  lines: Parameters<typeof firstFunded>[3];
  /** The budgets that were printed of years before. */
  printed?: Readonly<Record<number, string>>;
}>;
const own = 'own';

const subjectOf = (more: Partial<Subject>): Subject =>
  ({ subject: own, predecessors: [], ...more }) as unknown as Subject;
const lineOf = (year: number, approvedFrom?: string) =>
  ({ data: { year, ...(approvedFrom !== undefined && { approvedFrom }) } }) as unknown as Known['lines'][number];
const here = (subject: string) => ({ tenant, subject });

/** What is known of others in the jurisdiction. */
const knowing = (others: Readonly<Record<string, Known>> = {}) => ({
  about: (_tenant: string, key: string) => {
    const { subject, lines = [], printed = {} } = others[key] ?? {};
    const recorded = Object.entries(printed).map(([year, budget]) => ({ data: { year: Number(year), budget } }));
    return Promise.resolve({ told: subject ? [{ data: subject }] : [], all: lines, recorded });
  },
});
const first = (known: Known, others?: Readonly<Record<string, Known>>) =>
  firstFunded(
    knowing({ ...others, [own]: known }) as unknown as Parameters<typeof firstFunded>[0],
    tenant,
    known.subject,
    known.lines,
  );

describe('the year in which a subject was funded first', () => {
  const lines = [lineOf(2023, '2023-01-20'), lineOf(2022), lineOf(2024, '2024-01-20')];

  it('is the first of which a budget was approved; a request alone is none', async () => {
    expect(await first({ subject: subjectOf({}), lines })).toBe(2023);
    expect(await first({ subject: subjectOf({}), lines: [lineOf(2023)] })).toBeUndefined();
  });

  it('is one from before it was kept here, by the budget that was printed of it; nought is no money', async () => {
    const of = (printed: Readonly<Record<number, string>>) => first({ subject: subjectOf({}), lines, printed });
    expect(await of({ 2021: '1.00', 2022: '1.00' })).toBe(2021);
    expect(await of({ 2021: '0.00' })).toBe(2023);
    const others = { before: { subject: subjectOf({}), lines: [], printed: { 2018: '1.00' } } };
    expect(await first({ subject: subjectOf({ predecessors: [here('before')] }), lines }, others)).toBe(2018);
  });

  it('is one before it was handed over from another jurisdiction', async () => {
    const openedYears = [
      { year: 2021, budget: '1.00' },
      { year: 2022, budget: '1.00' },
    ];
    expect(await first({ subject: subjectOf({ openedYears }), lines })).toBe(2021);
  });

  it('is one of those whose work it goes on with, however far back, also where they came from elsewhere', async () => {
    const others = {
      before: { subject: subjectOf({ predecessors: [here('long-before')] }), lines: [lineOf(2022, '2022-01-20')] },
      'long-before': { subject: subjectOf({ openedYears: [{ year: 2019, budget: '1.00' }] }), lines: [] },
    };
    expect(await first({ subject: subjectOf({ predecessors: [here('before')] }), lines }, others)).toBe(2019);
    const elsewhere = [{ tenant: 'other', subject: 'before' }];
    expect(await first({ subject: subjectOf({ predecessors: elsewhere }), lines }, others)).toBe(2023);
  });
});
