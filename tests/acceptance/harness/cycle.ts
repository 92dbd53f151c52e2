import { v7 } from 'uuid';
import type { Accepted, County, Problem } from './county.js';
import type { Answer } from './caller.js';
import { eventually } from './eventually.js';

/** Amounts as people state them. */
export const yuan = (amount: string) => ({ amount, unit: '元' });
export const own = { fund: 'general-public', source: 'own' };
const period = '2023';

type Money = Readonly<{ amount: string; unit: string }>;
/** What a test says otherwise of a declaration: of the subject, of the money, of anything else as the API has it. */
type Different = Readonly<{ subjectKind?: string; subjectName?: string; unitId?: string; requested?: Money }>;

export const indicator = (code: string, name: string, written: string, weight: string, different: object = {}) => ({
  indicator: code,
  level1: '产出指标',
  name,
  direction: 'at-least',
  value: written.replace(/\D/g, ''),
  quantifiable: true,
  weight,
  written,
  ...different,
});

/** What a unit declares when nothing about it matters. */
export function declarationOf(county: Pick<County, 'unitId'>, different: object = {}): Record<string, unknown> {
  const {
    subjectKind: kind = 'project',
    subjectName: name = '农村公路养护',
    unitId: unit = county.unitId,
    requested = yuan('1000000.00'),
    ...others
  }: Different = different;
  return {
    subject: { unit, kind, name, isNew: false },
    period,
    horizon: 'annual',
    requested: [{ ...own, amount: requested }],
    indicators: [
      indicator('1', '养护里程', '≥120公里', '60'),
      indicator('2', '群众满意度', '≥90%', '40', { level1: '满意度指标' }),
    ],
    ...others,
  };
}

/** Every item of what is reviewed in a target. */
export const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed' as const,
}));
export const passed = { answer: 'passed', brings: { checklist } };
export const returned = { answer: 'returned', brings: { opinion: '须补充' } };

/** The id of the subject that a declaration got. */
export function idOf({ status, text, body }: Answer<Accepted & Problem>): string {
  const id = (body as Partial<Accepted>).streams?.[0]?.id;
  if (status !== 201 || id === undefined) throw new Error(`Refused: ${String(status)} ${text}`);
  return id;
}

function accepted(answer: Answer<Accepted & Problem>): Accepted {
  if (answer.status >= 300) throw new Error(`Refused: ${String(answer.status)} ${answer.text}`);
  return answer.body;
}

/** What a target and its line stand at once they are declared, and once both have reviewed the target. */
export const declaredAt = { target: 4, line: 1 } as const;
export const reviewedAt = { target: 6, line: 1 } as const;

export async function declared(county: County, different: object = {}): Promise<string> {
  // Of a subject that is there the target’s own stream comes first: its name begins with the subject.
  const [subject = ''] = idOf(
    await county.post('unit', 'targets', 'performance-targets', declarationOf(county, different)),
  ).split('.');
  return subject;
}

/** A step of a target's procedure, upon the version that its reader has seen. */
export const targetStep = (
  county: County,
  who: 'unit' | 'reviewer' | 'desk' | 'budget',
  id: string,
  name: string,
  body: object,
  ifMatch: number,
) => county.post(who, 'targets', `performance-targets/${id}/${period}/steps/${name}`, body, { ifMatch });

/** Declared, and reviewed by the department and by the finance bureau's desk. */
export async function reviewed(county: County, different: object = {}): Promise<string> {
  const id = await declared(county, different);
  accepted(await targetStep(county, 'reviewer', id, 'unit-review', passed, declaredAt.target));
  accepted(await targetStep(county, 'desk', id, 'finance-review', passed, declaredAt.target + 1));
  return id;
}

type ApprovalItem = Readonly<{ subject: string; targetVersion: number; budgetLineVersion: number; amounts: object[] }>;

export const approvalItem = (
  subject: string,
  { approved: amount = yuan('1000000.00'), ...different }: Partial<ApprovalItem> & Readonly<{ approved?: Money }> = {},
) => ({
  subject,
  period,
  targetVersion: reviewedAt.target,
  budgetLineVersion: reviewedAt.line,
  amounts: [{ ...own, amount }],
  ...different,
});

export const approval = (items: readonly ReturnType<typeof approvalItem>[], different: object = {}) => ({
  budgetKind: 'initial-budget',
  from: `${period}-01-20`,
  items,
  ...different,
});

/** As many targets as declarations, approved in one act; monitoring has heard of them. */
export async function approved(county: County, ...declarations: readonly object[]): Promise<string[]> {
  const all = declarations.length > 0 ? declarations : [{}];
  const ids = await Promise.all(all.map((different) => reviewed(county, different)));
  const items = ids.map((id) => approvalItem(id));
  accepted(await county.post('budget', 'targets', 'budget-approvals', approval(items)));
  // One after another: once the first is there the others are, and many who look at once only hold it up.
  for (const id of ids) await heardOf(county, id);
  return ids;
}

/** Monitoring has opened the year. */
async function heardOf(county: County, id: string): Promise<void> {
  await eventually(`monitoring hears of ${id}`, async () => {
    const { status } = await county.get('office', 'monitoring', `monitoring/${id}/${period}`);
    return status === 200 ? true : undefined;
  });
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
