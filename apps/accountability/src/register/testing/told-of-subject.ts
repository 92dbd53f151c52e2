import type { Ruling } from '@wenxiao/rules/ruling';
import { subject } from '../../testing/under-fufeng.js';
import { type Money, type ToldOfSubject, knownYearsOf } from '../register.known.js';
import type { RegisterWorld } from '../register.world.js';

const by = (stream: string) => ({
  fact: { store: 'others', tenant: subject, stream, version: 1 },
  recordedAt: '2024-05-06T01:00:00.000000Z',
});

type Rates = Readonly<Record<number, string | null>>;
const predecessor = '018f2f6e-0000-7000-8000-000000000002';

/** What was printed of a year before the subject was kept here. */
export type PrintedYear = Readonly<{
  year: number;
  budget?: string;
  executed?: string;
  results?: readonly Readonly<{ type: string; grade?: string; findings?: readonly string[] }>[];
  /** What supervision found. */
  findings?: readonly Readonly<{ source: string; concludes: readonly string[] }>[];
}>;

function moneyOf(of: string, rates: Rates, printed: readonly PrintedYear[] = []): Money {
  const years = Object.entries(rates).map(([year, amount]) => ({ year: Number(year), amount }));
  const part = { fund: 'general-public', source: 'own' as const };
  return {
    lines: years.map(({ year, amount }) => {
      const from = `${String(year)}-01-01`;
      const total = [{ from, total: '100.00' }];
      const line = { initial: total, inForce: total, parts: [{ from, ...part, amount: '100.00' }], approvedFrom: from };
      const data = { subject: of, year, ...(amount === null ? { initial: [], inForce: [], parts: [] } : line) };
      return { ...by(`budget-line/${of}.${String(year)}`), data };
    }),
    paid: years.flatMap(({ year, amount }) => {
      if (amount === null) return [];
      const executed = [{ on: `${String(year)}-12-20`, total: amount }];
      return [{ ...by(`execution/${of}.${String(year)}`), data: { subject: of, year, executed } }];
    }),
    earlier: printed.map(({ results = [], ...year }) => ({
      ...by(`earlier-year/${of}.${String(year.year)}`),
      data: { subject: of, status: 'recorded', ...year, results },
    })),
  };
}

/** What a subject’s years had: of 100 in the budget so much was paid, or there was no budget. What was found, and evaluated, is of 2023. */
export function toldBy(
  ruling: Ruling,
  {
    rates = {},
    before = {},
    printed = [],
    printedBefore = [],
    closed = [],
    found = [],
    grounds = [],
    approved = false,
    evaluated = [],
  }: Readonly<{
    rates?: Rates;
    /** … of the subject whose work it goes on with. */
    before?: Rates;
    printed?: readonly PrintedYear[];
    printedBefore?: readonly PrintedYear[];
    closed?: readonly number[];
    found?: readonly string[];
    /** Why measures were decided. */
    grounds?: readonly string[];
    approved?: boolean;
    evaluated?: readonly string[];
  }>,
): Pick<RegisterWorld, 'years' | 'responsible'> {
  const told: ToldOfSubject = {
    ...moneyOf(subject, rates, printed),
    before: moneyOf(predecessor, before, printedBefore),
    concluded: evaluated.map((type) => ({
      ...by(`evaluation/${subject}.${type}.2023.1`),
      data: { subject, type, period: '2023', number: 1, year: 2023, findings: [] },
    })),
    concludedNoMore: [],
    found:
      found.length === 0
        ? []
        : [
            {
              ...by(`monitoring/${subject}.2023`),
              data: { subject, year: 2023, found: 'finding.1', findings: [...found] },
            },
          ],
    measures: grounds.map((ground, at) => ({
      ...by(`monitoring/${subject}.2023`),
      data: { subject, year: 2023, proposal: String(at), ground },
    })),
    measuresWithdrawn: [],
    approved: approved
      ? [{ ...by(`performance-target/${subject}.2023`), data: { subject, period: '2023', declaration: 1 } }]
      : [],
    withdrawn: [],
  };
  const asked = { kind: 'project', nature: 'money', isKey: false, isMajor: false, planned: [] } as const;
  const known = { subject, unit: subject, department: subject, name: '农村公路', scheme: 'budget-performance' };
  const data = { ...known, ...asked, relatedFunds: [], categories: [], predecessors: [], responsible: [] };
  return { years: knownYearsOf(data, told, { ruling, closed: new Set(closed), thisYear: 2024 }), responsible: [] };
}
