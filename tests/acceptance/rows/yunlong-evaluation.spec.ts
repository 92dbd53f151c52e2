import type { County } from '../harness/county.js';
import { approvedHere, openDistrict, scales, settleHere } from '../harness/district.js';
import {
  beginHere,
  concludeHere,
  evaluationHere,
  keyEvaluated,
  named,
  onceSettled,
  papers,
  scoredHere,
  scoreHere,
  sheetOf,
  stepHere,
} from '../harness/district-evaluating.js';
import { accepted, selfForm } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';

const types = [
  'self-evaluation',
  'key-evaluation',
  'overall-evaluation',
  'overall-evaluation-by-department',
  'comprehensive-evaluation',
];

let product: Product;
let county: County;
let [whole, finances, ofAnotherField]: [string, string, string] = ['', '', ''];
const projects: string[] = [];
const agriculture = { categories: ['agriculture'] };
const subjectOf = (more: object) => ({
  subject: { unit: county.unitId, kind: 'project', name: '灌区续建', isNew: false, ...more },
});
beforeAll(async () => {
  product = await startProduct();
  county = await openDistrict(product);
  const { 'evaluation.fullMark': _full, 'evaluation.gradeBands': _bands, ...points } = scales(...types);
  await settleHere(county, {
    ...points,
    'subject.kinds/whole-department/phasedFrom': 2023,
    'subject.kinds/fiscal-management/phasedFrom': 2023,
  });
  whole = await eventually('what was settled has arrived', async () => {
    try {
      return await approvedHere(county, { subjectKind: 'whole-department' });
    } catch (error) {
      if (String(error).includes('not-phased-in')) return undefined;
      throw error;
    }
  });
  finances = await approvedHere(county, { subjectKind: 'fiscal-management' });
  ofAnotherField = await approvedHere(county, subjectOf({ categories: ['livelihood'] }));
  for (let left = 5; left > 0; left -= 1) projects.push(await approvedHere(county, subjectOf(agriculture)));
}, 420_000);
afterAll(() => product.close());

/** Another project of a field that the finance department evaluates, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}
/** The bands of the four grades, which the text does not give. */
const bandsSettled = once(() => settleHere(county, scales()));
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
type Read = Readonly<{ status: string; grade?: string; score?: string }>;
const read = async (id: string, type: string) =>
  (await county.get<Read>('office', 'evaluation', evaluationHere(id, type))).body;

it('T2-11: what was executed is evaluated once the year is over, by economy, efficiency and effectiveness', async () => {
  const id = project();
  expect((await county.get('unit', 'evaluation', evaluationHere(id, 'self-evaluation'))).status).toBe(404);
  await product.advanceTo('2024-01-02T02:00:00.000000Z');
  await eventually('it is expected', async () =>
    (await read(id, 'self-evaluation')).status === 'expected' ? true : undefined,
  );
  accepted(await beginHere(county, 'office', id, 'key-evaluation'));
  await named(county, 'office', id, ['key-evaluation', 'appoint', 'experts']);
  const level = await county.people.expert.personId();
  const { scores } = sheetOf(['26', '26', '33']);
  const filled = (sheet: object) =>
    stepHere(county, 'expert', [id, 'key-evaluation', 'evaluate'], { answer: 'done', level, sheet });
  expect((await filled({ scores: scores.slice(1) })).status).toBe(422);
  expect((await filled({ scores: [...scores.slice(1), { part: 'economy', score: '30.01' }] })).status).toBe(422);
  accepted(await filled({ scores }));
  const notOf = { status: 409, body: { code: 'not-of-this-type' } };
  expect(await beginHere(county, 'office', id, 'comprehensive-evaluation')).toMatchObject(notOf);
  expect(await beginHere(county, 'office', whole, 'key-evaluation')).toMatchObject(notOf);
});

it('B-02: a score of 85 has no grade as long as the district has no bands, whatever other counties have', async () => {
  const id = project();
  await scoredHere(county, 'office', id, ['key-evaluation', ['26', '26', '33']]);
  const conclude = () => concludeHere(county, 'office', id, 'key-evaluation');
  const refused = await conclude();
  expect(refused).toMatchObject({ status: 409, body: { code: 'rules-silent' } });
  expect(['evaluation.gradeBands', 'evaluation.fullMark']).toContain(refused.body['path']);
  expect(await read(id, 'key-evaluation')).not.toHaveProperty('grade');
  await bandsSettled();
  accepted(await onceSettled(conclude));
  expect(await read(id, 'key-evaluation')).toMatchObject({ conclusion: { score: '85', grade: 'good' } });
});

it('T2-02, T2-12: a unit forms its group of its own people, or has a third party in it, evaluates itself and hands the report in', async () => {
  await bandsSettled();
  const id = project();
  const step = (who: 'unit' | 'office', name: string, body: object) =>
    stepHere(county, who, [id, 'self-evaluation', name], body);
  expect(await beginHere(county, 'office', id, 'self-evaluation')).toMatchObject(wrongDesk('budget-unit'));
  accepted(await beginHere(county, 'unit', id, 'self-evaluation'));
  const level = await county.people.unit.personId();
  const scored = { answer: 'done', level, sheet: sheetOf(['26', '26', '33']) };
  expect((await step('unit', 'evaluate', scored)).status).toBeGreaterThanOrEqual(400);
  expect(await step('unit', 'form-group', { answer: 'third-party', brings: {} })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'organisation' }] },
  });
  accepted(await step('unit', 'form-group', { answer: 'formed', brings: { persons: [level] } }));
  accepted(await onceSettled(() => step('unit', 'evaluate', scored)));
  expect(await step('unit', 'submit-report', { answer: 'done', form: selfForm })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'document:self-evaluation-report' }] },
  });
  const report = { answer: 'done', brings: papers('self-evaluation-report'), form: selfForm };
  accepted(await onceSettled(() => step('unit', 'submit-report', report)));
  expect(await read(id, 'self-evaluation')).toMatchObject({ conclusion: { score: '85' } });
});

it('T2-13: finance looks through the reports, evaluates six fields, others as the scope grows, and re-evaluates what units came to', async () => {
  await bandsSettled();
  const id = project();
  const begin = (type: string, chosenFor?: readonly string[], of = ofAnotherField) =>
    beginHere(county, 'office', of, type, chosenFor ? { chosenFor } : {});
  expect(await begin('key-evaluation')).toMatchObject({
    status: 422,
    body: { code: 'choice-unexplained', listed: ['wider-scope'] },
  });
  accepted(await begin('key-evaluation', ['wider-scope']));
  expect(await beginHere(county, 'unit', id, 'key-evaluation')).toMatchObject(wrongDesk('performance-office'));
  expect(await begin('re-evaluation', undefined, id)).toMatchObject({ status: 409, body: { code: 'rests-on' } });
  accepted(await beginHere(county, 'unit', id, 'self-evaluation'));
  await named(county, 'unit', id, ['self-evaluation', 'form-group', 'formed']);
  accepted(await scoreHere(county, id, 'self-evaluation', ['26', '26', '33']));
  const report = { answer: 'done', brings: papers('self-evaluation-report'), form: selfForm };
  const handIn = () => onceSettled(() => stepHere(county, 'unit', [id, 'self-evaluation', 'submit-report'], report));
  const review = (body: object) => stepHere(county, 'office', [id, 'self-evaluation', 'report-review'], body);
  accepted(await handIn());
  accepted(await review({ answer: 'returned', brings: { opinion: '补充佐证' } }));
  accepted(await handIn());
  accepted(await review({ answer: 'passed' }));
  accepted(await begin('re-evaluation', undefined, id));
  const found = { answer: 'not-confirmed', brings: { opinion: '部分产出无佐证' } };
  accepted(await stepHere(county, 'office', [id, 're-evaluation', 're-evaluate'], found));
  expect(await read(id, 're-evaluation')).toMatchObject({ isReEvaluation: true, status: 'done' });
});

it('T2-14: units as a whole are evaluated by finance, subordinate ones by their department, and the finances of the district as a whole', async () => {
  await bandsSettled();
  const byFinance = 'overall-evaluation';
  const byDepartment = 'overall-evaluation-by-department';
  expect(await beginHere(county, 'reviewer', whole, byFinance)).toMatchObject(wrongDesk('performance-office'));
  expect(await beginHere(county, 'office', whole, byDepartment)).toMatchObject(wrongDesk('department-reviewer'));
  for (const [who, id, type] of [
    ['office', whole, byFinance],
    ['reviewer', whole, byDepartment],
    ['office', finances, 'comprehensive-evaluation'],
  ] as const) {
    await scoredHere(county, who, id, [type, ['20', '20', '30']]);
    accepted(await onceSettled(() => concludeHere(county, who, id, type)));
    expect(await read(id, type)).toMatchObject({ conclusion: { score: '70', grade: 'medium' } });
  }
  const best = project();
  await keyEvaluated(county, best, ['30', '30', '40']);
  expect(await read(best, 'key-evaluation')).toMatchObject({ conclusion: { grade: 'excellent' } });
});
