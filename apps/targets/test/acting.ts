import { disposalDecided } from '@wenxiao/contracts';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import type { Answer, County, Person, RunningTargets } from './running-targets.js';

export const yuan = (amount: string) => ({ amount, unit: '元' });
export const own = { fund: 'general-public', source: 'own' };
export const indicator = (code: string, name: string, written: string, weight: string) => ({
  indicator: code,
  level1: '产出指标',
  name,
  direction: 'at-least',
  value: written.replace(/\D/g, ''),
  quantifiable: true,
  weight,
  written,
});
export const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed' as const,
}));
/** Why the lead desk acts: the department is assigned to no desk. */
export const instead = { reason: '部门尚未对口' };

export const streamsOf = ({ status, body }: Answer) => {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body['streams'] as readonly { id: string; stream: string; version: number }[];
};

export const approvals = (items: readonly object[], different: object = {}) => ({
  budgetKind: 'initial-budget',
  from: '2023-01-20',
  items,
  ...different,
});
/** A target of 2023 that was declared once and reviewed, with its money. */
export const item = (subject: string, different: object = {}) => ({
  subject,
  period: '2023',
  targetVersion: 6,
  budgetLineVersion: 1,
  amounts: [{ ...own, amount: yuan('1000000.00') }],
  ...different,
});

/** What people of a county do, as far as a test does not look at it. */
export function actingIn(running: RunningTargets, county: County) {
  const declaration = (different: object = {}) => ({
    subject: { unit: county.unit, kind: 'project', name: '农村公路养护', isNew: false },
    period: '2023',
    horizon: 'annual',
    objective: '保障农村公路畅通',
    indicators: [indicator('1', '养护里程', '≥120公里', '60'), indicator('2', '群众满意度', '≥90%', '40')],
    requested: [{ ...own, amount: yuan('1000000.00') }],
    ...different,
  });
  const step = (as: Person, subject: string, code: string, body: object, ifMatch: number) =>
    running.call(county, `performance-targets/${subject}/2023/steps/${code}`, { as, body, ifMatch });
  const approve = (items: readonly object[], as: Person = county.budget, different: object = {}) =>
    running.call(county, 'budget-approvals', { as, body: approvals(items, different) });

  async function declared(different: object = {}): Promise<string> {
    const body = declaration(different);
    const [subject] = streamsOf(await running.call(county, 'performance-targets', { as: county.clerk, body }));
    if (!subject) throw new Error('Nothing was declared');
    return subject.id;
  }

  /** Declared, and reviewed by both: version 6, the line version 1. */
  async function reviewed(different: object = {}): Promise<string> {
    const subject = await declared(different);
    streamsOf(await step(county.reviewer, subject, 'unit-review', { answer: 'passed', brings: { checklist } }, 4));
    const brings = { checklist, ...instead };
    streamsOf(await step(county.office, subject, 'finance-review', { answer: 'passed', brings }, 5));
    return subject;
  }

  /** Approved from 20 January 2023: version 7, the line version 2. */
  async function approved(different: object = {}): Promise<string> {
    const subject = await reviewed(different);
    streamsOf(await approve([item(subject)]));
    return subject;
  }

  const target = async (subject: string, as: Person = county.budget) =>
    (await running.call(county, `performance-targets/${subject}/2023`, { as })).body;
  const line = async (subject: string, year = 2023, as: Person = county.budget) =>
    (await running.call(county, `budget-lines/${subject}/${year}`, { as })).body;
  return { declaration, step, approve, declared, reviewed, approved, target, line };
}

/** The rules of Fufeng, of a county that has said what becomes of a request above the control number. */
export function requestsAboveControl(says: 'refuse' | 'reason'): RuleSet {
  const rules = seed('fufeng-2022');
  if (!rules) throw new Error('The rule set of Fufeng is not among the seeds');
  const source = [{ instrument: 'implementing-rules', article: '第十九条' }];
  return { ...rules, values: { ...rules.values, 'target.requestAboveControl': { value: says, source } } };
}

/** What a decision of another service rests on. */
export const rulesOf = (path: string) => ({
  hash: 'ab'.repeat(32),
  layers: [{ id: 'fufeng-2022', version: 1 }],
  basis: [path],
});

/** A disposal of the result of 2022 that cuts the money of a year. */
export const decisionBy = (by: Person, subject: string, actsOn: number, change: string) =>
  disposalDecided({
    subject,
    year: 2022,
    scheme: 'budget-performance',
    actsOn,
    disposal: 'cut-or-cancel',
    change,
    effects: [{ effect: 'cut-budget' }],
    by: by.id,
    rules: rulesOf('resultApplication.disposals/cut-or-cancel'),
  });
