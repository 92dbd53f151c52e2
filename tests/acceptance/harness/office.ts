import { demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import { seed } from '@wenxiao/rules/seeds';
import { bodiesOf } from '../bad-input/world.js';
import { postAsRead } from './as-read.js';
import { openBureauOfDesks } from './bureau-of-desks.js';
import type { Answer } from './caller.js';
import { clerkAt } from './clerk-at.js';
import type { Accepted, County, Problem } from './county.js';
import { approval, approvalItem, declared, idOf, versionOf } from './cycle.js';
import { eventually } from './eventually.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';

type Answered = Promise<Answer<Accepted & Problem>>;

/**
 * A department whose own plan lies over the rules of its county since 2023-01-01: `reviewer` is its party and government office, `unit`
 * the clerk of a subordinate institution. `section` is the same department as a section of it sees it: `unit` is its clerk there, and
 * what is declared is the section's.
 */
export type Office = Readonly<{ county: County; section: County; departmentId: string; outside: County }>;

export async function openOffice(product: Product): Promise<Office> {
  const plan = seed('office-plan');
  if (!plan) throw new Error('The seed is missing');
  const { county } = await openBureauOfDesks(product);
  const { departmentId } = await bodiesOf(county);
  const { address } = product;
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const named = (kind: string, name: string, parentId: string) =>
    organisationNamed(administrator, county.id, { kind, name, parentId });
  const section = await clerkAt(product, county, await named('office', '业务一科', departmentId), 'office.section');
  const elsewhere = await named('department', '另一主管部门', county.id);
  const outside = await clerkAt(product, county, await named('unit', '另一单位', elsewhere), 'office.outside');
  await product.settled();
  await adoptRules(county, plan, '2023-01-01', departmentId);
  await product.advanceTo('2023-01-03T02:00:00.000000Z');
  await eventually('the plan of the department has arrived', async () => {
    const sent = { subject: '018f2f6e-0000-7000-8000-000000000000', procedure: 'office-ex-ante', year: 2023 };
    const { body } = await county.post('unit', 'targets', 'ex-ante-assessments', sent);
    return body.code === 'not-found' || body.code === 'unknown-subject' ? true : undefined;
  });
  return { county, section, departmentId, outside };
}

export const targetAt = (id: string, period = '2023'): string => `performance-targets/${id}/${period}`;

type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';
export const onTarget = (county: County, who: Who, id: string, step: string, body: object): Answered =>
  postAsRead(county, who, 'targets', `${targetAt(id)}/steps/${step}`, body, () =>
    versionOf(county, 'targets', targetAt(id)),
  );

const passedAll = (...items: readonly string[]) => ({ checklist: items.map((item) => ({ item, answer: 'passed' })) });
/** What targets of the department have to be, and what makes them fit to be a basis. */
export const quality = passedAll(
  'clear',
  'quantified',
  'feasible',
  'easily-assessed',
  'matches-plans',
  'matches-budget',
);
export const basis = passedAll('matches-money', 'basis-of-monitoring', 'annual-and-medium-term', 'results-as-basis');
/** What the county's desk goes through. */
const ofCounty = passedAll(
  'compiled',
  'completeness',
  'standard-form',
  'sufficient-grounds',
  'regular-approval',
  'reasonable-targets',
);

/** Set by the clerk, reviewed by the office: the county's desk has it. */
export async function handedIn(county: County, different: object = {}): Promise<string> {
  const id = await declared(county, different);
  idOf(await onTarget(county, 'unit', id, 'submit.set', { answer: 'set', brings: quality }));
  idOf(await onTarget(county, 'reviewer', id, 'submit.office-review', { answer: 'passed', brings: basis }));
  idOf(await onTarget(county, 'unit', id, 'submit', { answer: 'submitted' }));
  return id;
}

/** … and approved with the budget; monitoring has heard of it. */
export async function approvedThere(county: County, different: object = {}): Promise<string> {
  const id = await handedIn(county, different);
  idOf(await onTarget(county, 'desk', id, 'desk-review', { answer: 'passed', brings: ofCounty }));
  idOf(await onTarget(county, 'office', id, 'hand-over', { answer: 'handed-over' }));
  const targetVersion = await versionOf(county, 'targets', targetAt(id));
  idOf(await county.post('budget', 'targets', 'budget-approvals', approval([approvalItem(id, { targetVersion })])));
  await eventually(`monitoring hears of ${id}`, async () =>
    (await county.get('office', 'monitoring', `monitoring/${id}/2023`)).status === 200 ? true : undefined,
  );
  return id;
}

/** What rules are silent on, settled for the county or for a body of it. */
export async function settleThere(county: County, values: object, body = county.id): Promise<void> {
  const address = `bodies/${body}/settlements`;
  const read = await county.get<{ version: number }>('office', 'directory', `${address}?scheme=budget-performance`);
  const settled = {
    scheme: 'budget-performance',
    values,
    document: `会财绩〔2023〕${String(read.body.version + 1)}号`,
    reason: '方案未规定，经研究明确',
  };
  const { status, text } = await county.post('office', 'directory', address, settled, {
    ifMatch: read.body.version,
  });
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
}
