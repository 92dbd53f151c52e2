import type { Known } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import { subject } from '../../testing/under-fufeng.js';
import { type ToldOfSubject, yearsOf } from '../register.known.js';

const by = (stream: string) => ({
  fact: { store: 'others', tenant: subject, stream, version: 1 },
  recordedAt: '2024-05-06T01:00:00.000000Z',
});

/** What a subject’s years had: of 100 in the budget so much was paid, or there was no budget. What was found, and evaluated, is of 2023. */
export function toldBy(
  ruling: Ruling,
  {
    rates = {},
    closed = [],
    found = [],
    approved = false,
    evaluated = [],
  }: Readonly<{
    rates?: Readonly<Record<number, string | null>>;
    closed?: readonly number[];
    found?: readonly string[];
    approved?: boolean;
    evaluated?: readonly string[];
  }>,
): Readonly<{ years: readonly Known[] }> {
  const years = Object.entries(rates).map(([year, paid]) => ({ year: Number(year), paid }));
  const total = (from: string, amount: string) => [{ from, total: amount }];
  const part = { fund: 'general-public', source: 'own' as const };
  const told: ToldOfSubject = {
    lines: years.map(({ year, paid }) => {
      const from = `${String(year)}-01-01`;
      const money = { initial: total(from, '100.00'), inForce: total(from, '100.00') };
      const line = { ...money, parts: [{ from, ...part, amount: '100.00' }], approvedFrom: from };
      const none = { initial: [], inForce: [], parts: [] };
      return {
        ...by(`budget-line/${subject}.${String(year)}`),
        data: { subject, year, ...(paid === null ? none : line) },
      };
    }),
    paid: years.flatMap(({ year, paid }) =>
      paid === null
        ? []
        : [
            {
              ...by(`execution/${subject}.${String(year)}`),
              data: { subject, year, executed: [{ on: `${String(year)}-12-20`, total: paid }] },
            },
          ],
    ),
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
    approved: approved
      ? [{ ...by(`performance-target/${subject}.2023`), data: { subject, period: '2023', declaration: 1 } }]
      : [],
    withdrawn: [],
  };
  const asked = { kind: 'project', nature: 'money', isKey: false, isMajor: false, planned: [] } as const;
  const known = { subject, unit: subject, department: subject, name: '农村公路', scheme: 'budget-performance' };
  const data = { ...known, ...asked, relatedFunds: [], categories: [] };
  return { years: yearsOf(data as never, told, { ruling, closed: new Set(closed), thisYear: 2024 }) };
}
