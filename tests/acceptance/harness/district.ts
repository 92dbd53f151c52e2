import { seed } from '@wenxiao/rules/seeds';
import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { approval, approvalItem, declared, idOf, versionOf } from './cycle.js';
import { eventually } from './eventually.js';
import { openJurisdiction } from './other-county.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Who = 'unit' | 'reviewer' | 'budget' | 'office';

const names = ['unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'expert', 'auditor'] as const;
const zone = { name: '示范区', level: 'zone', below: '示范市', accounts: 'zone' } as const;

/** A zone under the plan of a district since 2023-01-01: its rules have arrived. */
export async function openDistrict(product: Product): Promise<County> {
  const rules = seed('yunlong-district');
  if (!rules) throw new Error('The seed is missing');
  const county = (await openJurisdiction(product, zone, ...names)) as County;
  await adoptRules(county, rules, '2023-01-01');
  await product.advanceTo('2023-01-03T02:00:00.000000Z');
  const unheardOf = { unit: county.unitId, kind: 'unheard-of', name: '规则是否到齐' };
  await eventually('the rules of the day have arrived where they govern', async () => {
    const { body } = await county.post('unit', 'targets', 'subjects', unheardOf);
    return body.code === 'unknown-kind' ? true : undefined;
  });
  return county;
}

/** Why the money is spent, in words. */
export const justified = ['necessity', 'feasibility', 'effectiveness'].map((item) => ({
  item,
  answer: 'passed',
  note: '依据事业发展规划和年度工作计划',
}));
/** What the finance department looks at. */
export const dimensions = ['relevance', 'scientific-indicators', 'reasonable-money'].map((item) => ({
  item,
  answer: 'passed',
}));

export const targetAt = (id: string): string => `performance-targets/${id}/2023`;

/** Declared by the unit, with why the money is spent. */
export const declaredHere = (county: County, different: object = {}): Promise<string> =>
  declared(county, { brings: { checklist: justified }, ...different });

export const onTarget = (county: County, who: Who, id: string, step: string, body: object): Answered =>
  postAsRead(county, who, 'targets', `${targetAt(id)}/steps/${step}`, body, () =>
    versionOf(county, 'targets', targetAt(id)),
  );

export const argued = { answer: 'passed', brings: { opinion: '论证可行，同意申报' } };
export const qualified = { answer: 'passed', brings: { checklist: dimensions } };
const gate = 'peoples-congress';
/** What is decided on the budget of a year, recorded by somebody. */
export const deciding = (county: County, who: Who, said: object, year = '2023'): Answered =>
  postAsRead(county, who, 'targets', `budget-years/${year}/decisions`, { gate, on: '2023-01-03', ...said }, () =>
    versionOf(county, 'targets', `budget-years/${year}`),
  );
/** The people’s congress has approved the budget: said once, and as often as anybody asks. */
export async function congressApproved(county: County, year = '2023', on = '2023-01-03'): Promise<void> {
  idOf(await deciding(county, 'office', { answer: 'approved', on }, year));
}

export async function approveHere(county: County, id: string, different: object = {}): Answered {
  type Read = Readonly<{ version: number; budgetLine: Readonly<{ version: number }> }>;
  const { body } = await county.get<Read>('office', 'targets', targetAt(id));
  const versions = { targetVersion: body.version, budgetLineVersion: body.budgetLine.version };
  return county.post(
    'budget',
    'targets',
    'budget-approvals',
    approval([approvalItem(id, { ...versions, ...different })]),
  );
}

/** A target from its declaration to the approval of the congress. */
async function upToApproval(county: County, different: object = {}): Promise<string> {
  const id = await declaredHere(county, different);
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  idOf(await onTarget(county, 'office', id, 'finance-review', qualified));
  await congressApproved(county);
  return id;
}

/** … and approved with the budget; monitoring has heard of it. */
export async function approvedHere(county: County, different: object = {}): Promise<string> {
  const id = await upToApproval(county, different);
  idOf(await approveHere(county, id));
  await eventually(`monitoring hears of ${id}`, async () =>
    (await county.get('office', 'monitoring', `monitoring/${id}/2023`)).status === 200 ? true : undefined,
  );
  return id;
}

/** What the text is silent on, settled by the finance department. */
export async function settleHere(county: County, values: object): Promise<void> {
  const address = `bodies/${county.id}/settlements`;
  const { body } = await county.get<{ version: number }>('office', 'directory', `${address}?scheme=budget-performance`);
  const settled = {
    scheme: 'budget-performance',
    values,
    document: `管财绩〔2023〕${String(body.version + 1)}号`,
    reason: '方案未规定，经管委会研究明确',
  };
  const { status, text } = await county.post('office', 'directory', address, settled, { ifMatch: body.version });
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
}

/** Full mark, points of three aspects each, and the bands of the four grades. */
export const scales = (...types: readonly string[]) => ({
  'evaluation.fullMark': '100',
  'evaluation.gradeBands': [
    { code: 'excellent', zh: '优', from: '90', to: '100' },
    { code: 'good', zh: '良', from: '80', to: '90' },
    { code: 'medium', zh: '中', from: '60', to: '80' },
    { code: 'low', zh: '低', from: '0', to: '60' },
  ],
  ...Object.fromEntries(
    types.flatMap((type) => [
      [`evaluationTypes/${type}/parts/economy/full`, '30'],
      [`evaluationTypes/${type}/parts/efficiency/full`, '30'],
      [`evaluationTypes/${type}/parts/effectiveness/full`, '40'],
    ]),
  ),
});
