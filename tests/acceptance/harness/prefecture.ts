import { accountNamed, demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import { seed } from '@wenxiao/rules/seeds';
import type { MemberGroup, RuleSet } from '@wenxiao/rules/shape';
import { bodiesOf } from '../bad-input/world.js';
import { Caller } from './caller.js';
import { County } from './county.js';
import { approval, approvalItem, declarationOf, idOf, passed, reviewed, yuan } from './cycle.js';
import { eventually } from './eventually.js';
import { attainment, reportOf, step } from './monitoring.js';
import { type OtherJurisdiction, openJurisdiction } from './other-county.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';
import type { Entry } from './trail.js';

const names = ['unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'auditor'] as const;
const prefectureItself = { name: '自治州', level: 'prefecture', below: '示范省', accounts: 'prefecture' } as const;
const below = { level: 'county', below: '自治州' } as const;

/** The prefecture, whose measure is about monitoring alone, and a county of it. */
export type Prefecture = Readonly<{ prefecture: County<'office' | 'approver'>; county: County }>;

/**
 * A prefecture that has adopted its measure on monitoring, and a county below it with rules of its own for what the measure leaves open:
 * how targets are declared and approved, and how a unit evaluates itself.
 * @param from the first day of the adoption above
 */
export async function openPrefecture(product: Product, from = '2018-12-24'): Promise<Prefecture> {
  const prefecture = await openJurisdiction(product, prefectureItself, 'office', 'approver');
  await adoptRules(prefecture, measure(), from);
  const county = await openBelow(product, { name: '州内县', accounts: 'below' });
  await adoptRules(county, ownRules(), '2022-11-08');
  await product.advanceTo('2022-11-09T02:00:00.000000Z');
  await heardBy(county);
  return { prefecture, county };
}

/** A county or a zone below the prefecture. It has adopted nothing. */
export async function openBelow(
  product: Product,
  where: Pick<OtherJurisdiction, 'name' | 'accounts'> & Partial<Pick<OtherJurisdiction, 'level'>>,
): Promise<County> {
  return (await openJurisdiction(product, { ...below, ...where }, ...names)) as County;
}

/** The rules of the day have arrived where they govern. */
async function heardBy(county: County): Promise<void> {
  const unheardOf = { unit: county.unitId, kind: 'unheard-of', name: '规则是否到齐' };
  await eventually('the rules of the day have arrived where they govern', async () => {
    const { body } = await county.post('unit', 'targets', 'subjects', unheardOf);
    return body.code === 'unknown-kind' ? true : undefined;
  });
}

/** The measure of the prefecture. */
export function measure(): RuleSet {
  const found = seed('changji-2018');
  if (!found) throw new Error('The seed is missing');
  return found;
}

const objects: readonly string[] = ['performance-target', 'evaluation'];
const groups: readonly MemberGroup[] = ['parties', 'documents', 'target.horizons', 'evaluation.gradeBands'];
const evaluation: readonly MemberGroup[] = ['evaluation.scoringMethods', 'evaluation.methods', 'evaluation.frameworks'];

/** A county’s rules on targets and self-evaluation, with nothing on monitoring; and whatever a test has them say beside that. */
export function ownRules(more: Partial<RuleSet['members']> = {}, values: RuleSet['values'] = {}): RuleSet {
  const whole = seed('fufeng-2022');
  if (!whole) throw new Error('The seed is missing');
  const { members, organisationsMayOverride: _, ...said } = whole;
  const own = Object.fromEntries([...groups, ...evaluation].map((group) => [group, members[group] ?? []]));
  const procedures = members.procedures?.filter(
    ({ object, code }) => objects.includes(object) && !/^(department|finance)-evaluation$/.test(code),
  );
  const kept = (path: string): boolean => /^(target\.|evaluation\.(fullMark|methodsClosed))/.test(path);
  return {
    ...said,
    id: 'county-own',
    level: 'county',
    below: 'refine',
    effective: { ...whole.effective, from: '2018-12-24' },
    values: { ...Object.fromEntries(Object.entries(whole.values).filter(([path]) => kept(path))), ...values },
    members: {
      ...own,
      'subject.kinds': members['subject.kinds']?.filter(({ code }) => code === 'basic-expenditure') ?? [],
      checklists: members.checklists?.filter(({ code }) => code === 'four-dimensions') ?? [],
      evaluationTypes: members.evaluationTypes?.filter(({ code }) => code === 'self-evaluation') ?? [],
      ...more,
      procedures: [...(procedures ?? []), ...(more.procedures ?? [])],
    },
  };
}

/** The contents that the measure has results say something of, each in words. */
export const contents = ['execution', 'attainment', 'deviation'].map((item) => ({
  item,
  answer: 'passed',
  note: '与目标和预算相符',
}));
const papers = [{ name: '监控结果', document: 'monitoring-results' }];

/** What a unit hands in for a round. */
export const handedIn = (report: object = reportOf(), checklist: readonly object[] = contents) => ({
  answer: 'submitted',
  brings: { documents: papers, checklist },
  report,
});
export const handIn = (county: County, id: string, round: string, body: object = handedIn()) =>
  step(county, 'unit', [id, round, 'submit'], body);

/** The bureau finds that execution fits the targets. */
export const fits = { answer: 'passed', brings: { checklist: [{ item: 'execution-fits-targets', answer: 'passed' }] } };

export const inDeviation = reportOf({
  spent: yuan('50000.00'),
  attainment: attainment({ trend: 'behind' }),
  cause: '合同未及时签订',
  measures: '本月完成签订',
});

/** Whether a subject is a key or a major one, as a desk of the bureau says. */
export async function mark(county: County, subject: string, as: 'key' | 'major'): Promise<void> {
  const { body } = await county.get<{ version: number }>('office', 'targets', `subjects/${subject}`);
  const said = { mark: as, marked: true, reason: '州县确定' };
  idOf(await county.post('office', 'targets', `subjects/${subject}/marks`, said, { ifMatch: body.version }));
}

/** The articles by which an event came about. */
export const articlesOf = ({ rules }: Pick<Entry, 'rules'>): readonly string[] =>
  (rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

/** As many targets as declarations, approved with the budget from a day on; monitoring has heard of them. */
export async function approvedFrom(
  county: County,
  from: string,
  ...declarations: readonly object[]
): Promise<string[]> {
  const ids: string[] = [];
  for (const different of declarations) ids.push(await reviewed(county, different));
  const items = ids.map((id) => approvalItem(id));
  const { status, text } = await county.post('budget', 'targets', 'budget-approvals', approval(items, { from }));
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
  for (const id of ids)
    await eventually(`monitoring hears of ${id}`, async () =>
      (await county.get('office', 'monitoring', `monitoring/${id}/2023`)).status === 200 ? true : undefined,
    );
  return ids;
}

/** The same county with another unit of it, and its clerk. */
export async function withUnit(product: Product, county: County, name: string): Promise<County> {
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const { departmentId } = await bodiesOf(county);
  const wanted = { kind: 'unit', name, parentId: departmentId };
  const unitId = await organisationNamed(administrator, county.id, wanted);
  const accountName = `clerk.${unitId.slice(-6)}`;
  const clerk = { accountName, displayName: `${name}经办`, role: 'budget-unit', organisationId: unitId };
  await accountNamed(product.address, administrator, county.id, clerk);
  await product.settled();
  const unit = Caller.signingIn(product.running.url, accountName, demoPassword);
  return new County(county.id, unitId, { ...county.people, unit });
}

/** Targets of a year, of a new subject or of one that is there, approved with its budget from a day on; monitoring has heard of them. */
export async function approvedIn(county: County, year: string, from: string, different: object = {}): Promise<string> {
  const { subject, ...content } = declarationOf(county, { period: year, ...different });
  const sent = 'subjectId' in different ? content : { subject, ...content };
  const declared = await county.post('unit', 'targets', 'performance-targets', sent);
  const [id = ''] = idOf(declared).split('.');
  const at = `performance-targets/${id}/${year}`;
  const versionAt = async (rest: string) =>
    (await county.get<{ version: number }>('office', 'targets', rest)).body.version;
  for (const [who, name] of [
    ['reviewer', 'unit-review'],
    ['desk', 'finance-review'],
  ] as const)
    idOf(await county.post(who, 'targets', `${at}/steps/${name}`, passed, { ifMatch: await versionAt(at) }));
  const versions = {
    targetVersion: await versionAt(at),
    budgetLineVersion: await versionAt(`budget-lines/${id}/${year}`),
  };
  const items = [{ ...approvalItem(id, versions), period: year }];
  idOf(await county.post('budget', 'targets', 'budget-approvals', approval(items, { from })));
  await eventually(`monitoring hears of ${id}`, async () =>
    (await county.get('office', 'monitoring', `monitoring/${id}/${year}`)).status === 200 ? true : undefined,
  );
  return id;
}
