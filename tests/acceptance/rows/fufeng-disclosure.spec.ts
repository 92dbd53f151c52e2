import type { County } from '../harness/county.js';
import { approved } from '../harness/cycle.js';
import { classify, disclose, disclosureAt, disclosureId, onDisclosure, publication } from '../harness/disclosing.js';
import { accepted, agree, conclude, score, selfEvaluate, upToSheets } from '../harness/evaluating.js';
import { type Product, startProduct } from '../harness/product.js';
import { inList } from '../harness/subject-years.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let projects: readonly string[] = [];
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  projects = await approved(county, {}, {}, {});
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 240_000);
afterAll(() => product.close());

const resultOf = (type: string) => ({ type, period: '2023', number: 1 });
const [ofUnit, ofDepartment] = [resultOf('self-evaluation'), resultOf('department-evaluation')];
async function evaluatedByDepartment(id: string): Promise<void> {
  accepted(await selfEvaluate(county, id, '90'));
  await upToSheets(county, id, 'department-evaluation');
  accepted(await score(county, id, '85', 'department-evaluation'));
  accepted(await agree(county, id, 'department-evaluation'));
  accepted(await conclude(county, id, {}, 'department-evaluation'));
}
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });

it.each([
  ['unit', 'budget-unit', 'reviewer', ofUnit, 0],
  ['reviewer', 'department-reviewer', 'unit', ofDepartment, 1],
] as const)(
  'FF-46, X-5: the %s discloses its own result, once the finance bureau has checked it for what is secret, and nobody in its place',
  async (who, desk, other, result, at) => {
    const subject = projects[at]!;
    await (at === 0 ? selfEvaluate(county, subject, '90').then(accepted) : evaluatedByDepartment(subject));
    const scope = { results: [result] };
    for (const not of [other, 'office'] as const)
      expect(await disclose(county, subject, scope, not)).toMatchObject(wrongDesk(desk));
    accepted(await disclose(county, subject, scope, who));
    const id = disclosureId(subject);
    const step = (name: string, body: object, by: typeof who | 'office' = who) =>
      onDisclosure(county, by, id, `steps/${name}`, body);
    expect(await step('classification', { answer: 'clear' }, 'office')).toMatchObject({ body: { code: 'not-open' } });
    expect(await step('propose', { answer: 'proposed' }, 'office')).toMatchObject(wrongDesk(desk));
    accepted(await step('propose', { answer: 'proposed' }));
    expect(await step('classification', { answer: 'clear' })).toMatchObject(wrongDesk('performance-office'));
    expect(await step('publish', publication)).toMatchObject({ status: 409, body: { code: 'not-open' } });
    accepted(await classify(county, id));
    expect(await step('publish', publication, 'office')).toMatchObject(wrongDesk(desk));
    const { brings: _, ...undated } = publication;
    expect(await step('publish', undated)).toMatchObject({ status: 422, body: { code: 'answer-wanting' } });
    accepted(await step('publish', publication));
    const { body } = await county.get(who, 'accountability', disclosureAt(id));
    expect(body).toMatchObject({ status: 'published', address: publication.address, results: [result] });
    await inList(county, 'unit', subject, ({ disclosure }) => disclosure?.status === 'published');
    const trail = await trailWith(county, subject, 'disclosure-reviewed', 'disclosure-published');
    expect(entryOf(trail, 'disclosure-issued').actor).toMatchObject({ as: 'grant', desk });
    // What is out may be disclosed again, and withheld then: with a reason.
    accepted(await disclose(county, subject, scope, who));
    const again = disclosureId(subject, 2);
    accepted(await onDisclosure(county, who, again, 'steps/propose', { answer: 'proposed' }));
    expect(await classify(county, again, { answer: 'withheld' })).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting' },
    });
    accepted(await classify(county, again, { answer: 'withheld', brings: { reason: '涉及国家秘密' } }));
    expect((await county.get(who, 'accountability', disclosureAt(again))).body).toMatchObject({ status: 'withheld' });
  },
);

it('FF-46: what unit and department disclose is under way side by side, and each by itself', async () => {
  const subject = projects[2]!;
  await evaluatedByDepartment(subject);
  expect(await disclose(county, subject, { results: [ofUnit, ofDepartment] }, 'unit')).toMatchObject({
    status: 422,
    body: { code: 'disclosed-apart', procedures: ['disclosure-by-unit', 'disclosure-by-department'] },
  });
  accepted(await disclose(county, subject, { results: [ofUnit] }, 'unit'));
  expect(await disclose(county, subject, { results: [ofUnit] }, 'unit')).toMatchObject({
    status: 409,
    body: { code: 'disclosed-already' },
  });
  accepted(await disclose(county, subject, { results: [ofDepartment] }, 'reviewer'));
});
