import { v7 } from 'uuid';
import type { Accepted, County, Problem } from './county.js';
import type { Answer } from './caller.js';
import { eventually } from './eventually.js';

/** Amounts as people state them. */
export const yuan = (amount: string) => ({ amount, unit: '元' });
const budgetYear = 2023;

/** What a unit declares when nothing about it matters. */
export function declarationOf(county: Pick<County, 'unitId'>, different: object = {}): Record<string, unknown> {
  return {
    unitId: county.unitId,
    subjectKind: 'project',
    subjectName: '农村公路养护',
    period: 'annual',
    budgetYear,
    requested: yuan('1000000.00'),
    indicators: [
      { indicatorId: '1', level1: '产出指标', name: '养护里程', target: '≥120公里', weight: '60' },
      { indicatorId: '2', level1: '满意度指标', name: '群众满意度', target: '≥90%', weight: '40' },
    ],
    ...different,
  };
}

export const passed = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((dimension) => ({
  dimension,
  passed: true,
}));

/** Every dimension but this one. */
export const failedOn = (failed: string) =>
  passed.map(({ dimension }) => ({ dimension, passed: dimension !== failed, opinion: '须补充' }));

/** The id that a declaration got. */
export function idOf({ status, text, body }: Answer<Accepted & Problem>): string {
  const id = (body as Partial<Accepted>).streams?.[0]?.id;
  if (status !== 201 || id === undefined) throw new Error(`Refused: ${String(status)} ${text}`);
  return id;
}

function accepted(answer: Answer<Accepted & Problem>): Accepted {
  if (answer.status >= 300) throw new Error(`Refused: ${String(answer.status)} ${answer.text}`);
  return answer.body;
}

export async function declared(county: County, different: object = {}): Promise<string> {
  return idOf(await county.post('unit', 'targets', 'performance-targets', declarationOf(county, different)));
}

/** Declared, and reviewed by both stages of FF-24: version 3, the budget line version 1. */
export async function reviewed(county: County, different: object = {}): Promise<string> {
  const id = await declared(county, different);
  const reviews = `performance-targets/${id}/reviews`;
  accepted(
    await county.post('reviewer', 'targets', reviews, { stage: 'unit-review', verdicts: passed }, { ifMatch: 1 }),
  );
  accepted(
    await county.post('desk', 'targets', reviews, { stage: 'finance-review', verdicts: passed }, { ifMatch: 2 }),
  );
  return id;
}

type ApprovalItem = Readonly<{ targetId: string; targetVersion: number; budgetLineVersion: number; approved: object }>;

export const approvalItem = (targetId: string, different: Partial<ApprovalItem> = {}): ApprovalItem => ({
  targetId,
  targetVersion: 3,
  budgetLineVersion: 1,
  approved: yuan('1000000.00'),
  ...different,
});

export const approval = (items: readonly ApprovalItem[], different: object = {}) => ({
  budgetKind: 'initial-budget',
  effectiveOn: `${budgetYear}-01-20`,
  items,
  ...different,
});

/** As many targets as declarations, approved in one act; every service has heard of them. */
export async function approved(county: County, ...declarations: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const different of declarations.length > 0 ? declarations : [{}]) ids.push(await reviewed(county, different));
  const items = ids.map((id) => approvalItem(id));
  accepted(await county.post('budget', 'targets', 'budget-approvals', approval(items)));
  await Promise.all(ids.map((id) => heardByAll(county, id)));
  return ids;
}

async function heardByAll(county: County, id: string): Promise<void> {
  const places = [
    ['monitoring', 'monitoring'],
    ['evaluation', 'evaluations'],
    ['accountability', 'results'],
  ] as const;
  for (const [service, collection] of places) {
    await eventually(`${service} hears of ${id}`, async () => {
      const { status, body } = await county.get<{ budget?: object; budgetYuan?: string }>(
        'office',
        service,
        `${collection}/${id}`,
      );
      if (status !== 200) return undefined;
      if (service === 'monitoring') return body.budget;
      return service === 'accountability' ? body.budgetYuan : body;
    });
  }
}

/** The version that somebody reads at an address. */
export async function versionOf(
  county: County,
  service: 'targets' | 'monitoring' | 'evaluation' | 'accountability',
  rest: string,
): Promise<number> {
  const { body } = await county.get<{ version: number }>('office', service, rest);
  return body.version;
}

export const newId = () => v7();
