import { newSubject, onSubject } from '../harness/assessing.js';
import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { accepted, onEvaluation, selfForm } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { approvedThere, type Office, openOffice, settleThere } from '../harness/office.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';

const [self, external, cycle] = ['office-self-evaluation', 'external-evaluation', 'full-cycle-evaluation'] as const;
let product: Product;
let office: Office;
let county: County;
const projects: string[] = [];
let longer = '';
beforeAll(async () => {
  product = await startProduct();
  office = await openOffice(product);
  ({ county } = office);
  for (let left = 2; left > 0; left -= 1) projects.push(await approvedThere(county));
  longer = await marked(await approvedThere(county, { subject: planned('2023-01-01', '2024-01-01') }));
}, 1_200_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

/** Weights of the department, full marks and bands of the county: neither text has them. */
const settled = once(async () => {
  const bands = [
    { code: 'good', zh: '良', from: '60', to: '100' },
    { code: 'poor', zh: '差', from: '0', to: '60' },
  ];
  await settleThere(county, { 'evaluation.fullMark': '100', 'evaluation.gradeBands': bands });
  await settleThere(
    county,
    {
      [`evaluationTypes/${self}/parts/execution/full`]: '40',
      [`evaluationTypes/${self}/parts/attainment/full`]: '60',
      [`evaluationTypes/${external}/parts/total/full`]: '100',
      [`evaluationTypes/${cycle}/parts/total/full`]: '100',
    },
    office.departmentId,
  );
});

type Who = 'unit' | 'reviewer';
const at = (id: string, type: string, period = '2023') => `evaluations/${id}/${type}/${period}/1`;
const begin = (who: Who, address: string) =>
  eventually(`${address} can be begun`, async () => {
    const answer = await county.post(who, 'evaluation', address, {});
    return answer.status === 404 ? undefined : answer;
  });
const act = (who: Who, address: string, step: string, body: object) =>
  onEvaluation(county, who, address, `steps/${step}`, body);
const onceSettled = (taking: () => ReturnType<typeof act>) =>
  eventually('what was settled has arrived', async () => {
    const answer = await taking();
    return answer.body.code === 'rules-silent' ? undefined : answer;
  });
const scores = (execution: string, attainment?: string) => ({
  scores: [
    { part: 'execution', score: execution },
    ...(attainment === undefined ? [] : [{ part: 'attainment', score: attainment }]),
  ],
});
const scoring = (id: string, sheet: object) => act('unit', at(id, self), 'score', { answer: 'done', sheet });
/** The unit has evaluated itself. */
async function selfEvaluated(id: string): Promise<void> {
  await settled();
  accepted(await begin('unit', at(id, self)));
  accepted(await onceSettled(() => scoring(id, scores('35', '55'))));
  accepted(await onceSettled(() => act('unit', at(id, self), 'hand-in', { answer: 'done', form: selfForm })));
}

it('T1-08a: everything of the department is evaluated by itself, execution and attainment in points by weights that were settled, and by others on top', async () => {
  const id = project();
  const other = projects[0] ?? id;
  await eventually('both are expected', async () => {
    for (const each of [id, other])
      if ((await county.get<{ status?: string }>('unit', 'evaluation', at(each, self))).body.status !== 'expected')
        return undefined;
    return true;
  });
  expect(await begin('reviewer', at(id, external))).toMatchObject({ status: 409, body: { code: 'rests-on' } });
  accepted(await begin('unit', at(id, self)));
  const before = await scoring(id, scores('35', '55'));
  if (before.status !== 201) expect(before).toMatchObject({ status: 409, body: { code: 'rules-silent' } });
  await settled();
  await onceSettled(() => scoring(id, scores('40.01', '55')));
  expect(await scoring(id, scores('40.01', '55'))).toMatchObject({ status: 422 });
  expect(await scoring(id, scores('35'))).toMatchObject({ status: 422 });
  accepted(await scoring(id, scores('35', '55')));
  accepted(await onceSettled(() => act('unit', at(id, self), 'hand-in', { answer: 'done', form: selfForm })));
  const { body } = await county.get<object>('unit', 'evaluation', at(id, self));
  expect(body).toMatchObject({ status: 'done', conclusion: { score: '90' } });
  accepted(await begin('reviewer', at(id, external)));
});

/** Of a planned period, first as it is registered; a target and money come later. */
const planned = (plannedFrom: string, plannedTo: string) => ({
  unit: county.unitId,
  kind: 'project',
  name: '跨年项目',
  isNew: false,
  plannedFrom,
  plannedTo,
});
async function marked(id: string): Promise<string> {
  const major = { mark: 'major', marked: true, reason: '部门党组会确定' };
  idOf(await onSubject(county, 'office', id, 'marks', major));
  return id;
}

it('T1-08b, B-32: a major project of more than one year is evaluated over its whole cycle; of exactly one year, or not major, none is', async () => {
  const oneYear = [
    await marked(await newSubject(county, planned('2023-01-01', '2023-12-31'))),
    await marked(await newSubject(county, planned('2023-07-01', '2024-06-30'))),
  ];
  const notMajor = await newSubject(county, planned('2023-01-01', '2024-01-01'));
  await product.settled();
  const whole = (id: string) => begin('reviewer', at(id, cycle, '2023-2024'));
  for (const id of [...oneYear, notMajor])
    expect(await whole(id)).toMatchObject({ status: 422, body: { code: 'period-not-evaluated' } });
  accepted(
    await eventually('the mark is known', async () => {
      const answer = await whole(longer);
      return answer.body.code === 'period-not-evaluated' ? undefined : answer;
    }),
  );
});

it('T1-08c: a third party is engaged for what is important, required from above or approved, and for no other ground', async () => {
  const id = project();
  await selfEvaluated(id);
  accepted(await begin('reviewer', at(id, external)));
  const engaging = (ground?: string) =>
    act('reviewer', at(id, external), 'appoint', {
      answer: 'commissioned',
      brings: { organisation: office.outside.unitId, ...(ground !== undefined && { ground }) },
    });
  expect(await engaging()).toMatchObject({ status: 422, body: { code: 'answer-wanting' } });
  const three = ['important-project', 'required-from-above', 'approved-for-third-party'];
  expect(await engaging('usual')).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'ground', because: 'not-listed', these: three }] },
  });
  accepted(await engaging('required-from-above'));
});
