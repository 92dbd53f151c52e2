import {
  accountNamed,
  demoAdministrator,
  demoPassword,
  organisationNamed,
  organisationsSeenBy,
} from '@wenxiao/cli/demo';
import { seed } from '@wenxiao/rules/seeds';
import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import { Caller } from './caller.js';
import { type Accepted, County, type Problem } from './county.js';
import { idOf, versionOf } from './cycle.js';
import { eventually } from './eventually.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';

type Names = 'clerk' | 'leader' | 'second' | keyof Product['county']['people'];
/** The demo county with a bureau whose own scheme assesses its units: a clerk of all of them, a leader, and a second evaluator. */
export type Assessing = Readonly<{ county: County<Names>; bureau: string; product: Product }>;
type Answered = Promise<Answer<Accepted & Problem>>;

/** The plan of a bureau is adopted by that bureau alone, from the first day of 2023 on. */
export async function openAssessment(product: Product): Promise<Assessing> {
  const rules = seed('transport-assessment');
  if (!rules) throw new Error('The seed is missing');
  const { address, running, settled, county: demo } = product;
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const bureau = (await organisationsSeenBy(administrator)).find(({ name }) => name === '示范县综合主管部门');
  if (!bureau) throw new Error('The department is missing');
  const { organisationId } = bureau;
  const person = async (accountName: string, role: string): Promise<Caller> => {
    await accountNamed(address, administrator, demo.id, {
      accountName,
      displayName: accountName,
      role,
      organisationId,
    });
    return Caller.signingIn(running.url, accountName, demoPassword);
  };
  const clerk = await person('assessed.clerk', 'budget-unit');
  const leader = await person('bureau.leader', 'unit-head');
  const second = await person('second.evaluator', 'evaluator');
  await settled();
  const county = new County<Names>(demo.id, demo.unitId, { ...demo.people, clerk, leader, second });
  await adoptRules(county, rules, '2023-01-01', organisationId);
  await product.advanceTo('2023-01-03T02:00:00.000000Z');
  return { county, bureau: organisationId, product };
}

/** Another body below the bureau. @returns its id. */
export async function unitCalled({ county, bureau, product }: Assessing, name: string): Promise<string> {
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const id = await organisationNamed(administrator, county.id, { kind: 'unit', name, parentId: bureau });
  await product.settled();
  return id;
}

const [key, important] = ['关键业绩指标', '重要工作'];
const of = (indicator: string, origin: string, level1: string, level2: string, more: object) => ({
  indicator,
  origin,
  level1,
  level2,
  name: `指标${indicator}`,
  direction: 'at-least',
  quantifiable: true,
  ...more,
});
/** Four indicators of 1000 points, one of each origin. */
export const indicators = [
  of('1', 'provincial', key, '省政府工作指标', { value: '120', weight: '400', written: '≥120公里' }),
  of('2', 'municipal', key, '市政府工作指标', { value: '10', weight: '300', written: '≥10项' }),
  of('3', 'funds-from-above', important, '经济发展指标', { value: '50', weight: '200', written: '≥50万元' }),
  of('4', 'bureau-tasks', important, '党群工作指标', { value: '4', weight: '100', written: '≥4次' }),
];

/** What a body has set out for a year. */
export const setOut = (kind: string, unit: string, more: object = {}) => ({
  subject: { unit, kind, nature: 'body', name: `考评对象${unit.slice(-4)}`, isNew: false },
  period: '2023',
  horizon: 'annual',
  indicators,
  ...more,
});

/** An assessed body whose indicators of the year are fixed; monitoring has heard of it. @returns its subject. */
export async function assessed(
  assessing: Assessing,
  kind: string,
  unit: string,
  { period = '2023', subject = '', on = '2023-01-03', weights = '400' } = {},
): Promise<string> {
  const { county } = assessing;
  const [first, ...others] = indicators;
  const weighed = [{ ...first, weight: weights }, ...others];
  const { subject: described, ...content } = setOut(kind, unit, { period, indicators: weighed });
  const about = subject === '' ? { subject: described } : { subjectId: subject };
  const answer = await county.post('clerk', 'targets', 'performance-targets', { ...about, ...content });
  const [id = ''] = idOf(answer).split('.');
  const at = `performance-targets/${id}/${period}`;
  idOf(
    await onObject(county, 'reviewer', 'targets', at, 'steps/approve', { answer: 'approved', brings: { date: on } }),
  );
  await eventually(`monitoring hears of ${id}`, async () => {
    const { status } = await county.get('reviewer', 'monitoring', `monitoring/${id}/${period}`);
    return status === 200 ? true : undefined;
  });
  return id;
}

/** An act on an object, upon the version that its reader has seen. */
export const onObject = (
  county: County<Names>,
  who: Names,
  service: 'targets' | 'monitoring' | 'evaluation' | 'accountability',
  address: string,
  act: string,
  body: object,
): Answered =>
  postAsRead(county, who, service, `${address}/${act}`, body, () => versionOf(county as County, service, address));

export const paper = (document: string, name = document) => ({ documents: [{ name, document }] });

export type Place = readonly [subject: string, type: string, period: string];
export const appraisalAt = ([subject, type, period]: Place): string => `evaluations/${subject}/${type}/${period}/1`;

/** Begins an appraisal, once evaluation has heard of the body. */
export const begin = (county: County<Names>, place: Place, who: Names = 'reviewer'): Answered =>
  eventually(`evaluation hears of ${place[0]}`, async () => {
    const answer = await county.post(who, 'evaluation', appraisalAt(place), {});
    return answer.status === 404 ? undefined : answer;
  });

export const step = (county: County<Names>, who: Names, place: Place, name: string, body: object): Answered =>
  onObject(county, who, 'evaluation', appraisalAt(place), `steps/${name}`, body);

/** A row of the sheet for an indicator that is finished, or for one that a method scores. */
export const finished = (indicator: string) => ({ part: 'indicators', indicator, ground: '查访核验：已完成' });
export const unfinished = (indicator: string, method: string, seen: object = {}) => ({
  ...{ part: 'indicators', indicator, method, ground: '查访核验：未完成' },
  ...seen,
});
export const all = ['1', '2', '3', '4'].map(finished);

export const sheetOf = (...scores: readonly object[]) => ({ answer: 'done', sheet: { scores } });

/** Who evaluates is named, and each of them gives these points; whose sheet that is is their level. */
export async function evaluatedBy(
  county: County<Names>,
  place: Place,
  [naming, evaluating, part]: readonly [string, string, string],
  scores: Readonly<Partial<Record<'expert' | 'second', string>>>,
): Promise<void> {
  const whose = Object.entries(scores) as ['expert' | 'second', string][];
  const persons = await Promise.all(whose.map(([who]) => county.people[who].personId()));
  idOf(await step(county, 'reviewer', place, naming, { answer: 'named', brings: { persons } }));
  for (const [who, score] of whose) {
    await eventually('the evaluator is let in', async () =>
      (await county.get(who, 'evaluation', appraisalAt(place))).status === 200 ? true : undefined,
    );
    const level = await county.people[who].personId();
    const scored = await eventually('what was settled has arrived', async () => {
      const answer = await step(county, who, place, evaluating, { ...sheetOf({ part, score }), level });
      return answer.body.code === 'rules-silent' ? undefined : answer;
    });
    idOf(scored);
  }
}

export type Conclusion = Readonly<{ score: string; fullMark?: string; grade?: string; gradeName?: string }>;
export const conclude = (county: County<Names>, place: Place): Answered =>
  step(county, 'reviewer', place, 'conclude', { answer: 'done', brings: paper('assessment-report') });
export const conclusionOf = async (county: County<Names>, place: Place): Promise<Conclusion | undefined> =>
  (await county.get<{ conclusion?: Conclusion }>('reviewer', 'evaluation', appraisalAt(place))).body.conclusion;

/** A county bureau’s year: its points from both administrations, its tier, and entries on top. */
export async function countyYear(
  county: County<Names>,
  place: Place,
  { tier, overall, entries = [] }: Readonly<{ tier: string; overall: readonly [string, string]; entries?: object[] }>,
): Promise<void> {
  idOf(await begin(county, place));
  const both = { expert: overall[0], second: overall[1] };
  await evaluatedBy(county, place, ['name-administrations', 'administrations-evaluate', 'overall'], both);
  idOf(await step(county, 'reviewer', place, 'assess', sheetOf({ part: 'county-rank', tier }, ...entries)));
  idOf(await conclude(county, place));
}

/** What the bureau’s plan leaves to an annex is settled once. @param version how often something was before. */
export const settle = (
  { county, bureau }: Assessing,
  values: object,
  { version, ...scope }: Readonly<{ version: number; type?: string; year?: number }>,
): Answered =>
  county.post(
    'office',
    'directory',
    `bodies/${bureau}/settlements`,
    { scheme: 'unit-assessment', values, document: '局办〔2023〕1号', reason: '附表明确', ...scope },
    { ifMatch: version },
  );
