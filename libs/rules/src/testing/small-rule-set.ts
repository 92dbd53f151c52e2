import { readRuleSet } from '../reading/read-rule-set.js';
import type { RuleSet } from '../shape/rule-set.js';

/** What every member of a {@link smallRuleSet} cites. */
export const source = [{ instrument: 'rules', article: '第一条' }];

/** Code and words of a member, with its source. */
export const named = (code: string, zh = code): { code: string; zh: string; source: typeof source } => ({
  code,
  zh,
  source,
});

export type Json = Record<string, unknown>;

/** A rule set as somebody would write it: valid, and saying nothing but what the test gives it. */
export function smallRuleSet(parts: Json = {}): Json {
  const id = typeof parts['id'] === 'string' ? parts['id'] : 'county';
  return {
    id,
    version: 1,
    scheme: 'budget-performance',
    name: { zh: `${id}规则`, en: `Rules of ${id}` },
    level: 'county',
    effective: { from: '2024-01-01', source },
    below: 'refine',
    instruments: [
      {
        code: 'rules',
        zh: `${id}办法`,
        en: `Measure of ${id}`,
        issuedBy: id,
        issuedOn: '2024-01-01',
        articles: [{ article: '第一条', zh: `${id}第一条全文。第二句。` }],
      },
    ],
    values: {},
    members: {},
    ...parts,
  };
}

/** The same, read. @throws {Error} where a test wrote a set that cannot be read. */
export function readSmallRuleSet(parts: Json = {}): RuleSet {
  const reading = readRuleSet(smallRuleSet(parts));
  if (reading.outcome === 'valid') return reading.value;
  throw new Error(JSON.stringify(reading.flaws, null, 2));
}

/** A desk, and whoever bears it in the unit of an object. */
export const clerk = { ...named('clerk', '经办'), nature: 'body', kind: 'unit' };
export const byClerk = { desk: 'clerk', of: 'unit' };

/** A step with one answer, and more where the test gives it. */
export const step = (code: string, act: string, then: string, more: Json = {}): Json => ({
  ...named(code),
  act,
  by: byClerk,
  answers: [{ ...named('done'), then }],
  ...more,
});

/** A round of every quarter about everything that has a target, and more where the test gives it. */
export const quarterly = (more: Json = {}): Json => ({
  ...named('quarterly', '季度监控'),
  of: { figure: 'target.compiled', is: ['yes'] },
  nodes: { every: 'quarter' },
  within: 'budget-year',
  ...more,
});
