import type { County } from '../harness/county.js';
import { type Product, startProduct } from '../harness/product.js';
import { rulesAsRead } from '../harness/rules.js';

// What the rules say for people, as everybody may read them: names of their own, and what is decided by nobody’s software.

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
}, 240_000);
afterAll(() => product.close());

const stated = () => rulesAsRead(county, 'fufeng-2022');

it('FF-05: it is the county’s finance department that is at the head, and a counterpart section of it that each department has', async () => {
  const { values, members } = await stated();
  expect(values['label.financeBureau']).toMatchObject({ value: '县财政部门', source: [{ article: '第五条' }] });
  expect(members.routes).toMatchObject([{ code: 'business-desk', zh: '对口业务股' }]);
});

it('FF-09: what is assessed is a project or a policy', async () => {
  const { members } = await stated();
  const named = Object.fromEntries((members['subject.kinds'] ?? []).map(({ code, zh }) => [code, zh]));
  expect(named).toMatchObject({ project: '项目支出', policy: '政策' });
});

it('FF-11b: key projects are of five fields', async () => {
  const { members } = await stated();
  expect(members['exAnte.categories']?.map(({ zh }) => zh)).toEqual(['民生', '教育', '医疗', '乡村振兴', '基础建设']);
});

it('FF-15e: an outside body may be called in where it is needed', async () => {
  const { values } = await stated();
  expect(values['exAnte.thirdParty']).toMatchObject({ value: 'when-needed', source: [{ article: '第十五条' }] });
});

it('FF-28: monitoring holds what was reached against the targets', async () => {
  const { values } = await stated();
  expect(values['monitoring.method']).toMatchObject({
    value: 'target-comparison',
    source: [{ article: '第二十八条' }],
  });
});

it('FF-31: how often the finance bureau monitors is left to it', async () => {
  const { values } = await stated();
  expect(values['monitoring.financeFrequency']).toMatchObject({ silent: true, source: [{ article: '第三十一条' }] });
});

it('FF-33c: within how many days what was found is put right is not said', async () => {
  const { values } = await stated();
  expect(values['monitoring.correctionLimit']).toMatchObject({ silent: true, source: [{ article: '第三十三条' }] });
});

it('FF-37: a project is evaluated by the units that carry it out, and an outside body may be called in where it is needed', async () => {
  const { values, members } = await stated();
  expect(values['evaluation.thirdParty']).toMatchObject({ value: 'when-needed', source: [{ article: '第三十七条' }] });
  expect(members.parties).toContainEqual(expect.objectContaining({ code: 'implementing-unit', zh: '项目实施单位' }));
});

it('FF-40: projects are evaluated by the measures of the ministry and the province, by what can be computed and by what is judged', async () => {
  const { members } = await stated();
  expect(members['evaluation.frameworks']).toContainEqual(
    expect.objectContaining({
      code: 'shaanxi-performance-2020-9',
      zh: '《陕西省财政项目支出绩效评价管理办法》(陕财办绩〔2020〕9号)',
    }),
  );
  expect(members['evaluation.scoringMethods']).toMatchObject([
    { code: 'execution-rate', method: 'execution-rate' },
    { code: 'completion-ratio', method: 'completion-ratio' },
    { code: 'judged', method: 'judged' },
  ]);
});

it('FF-44: a self-evaluation is shown by its form, the evaluations by others by their reports', async () => {
  const { members } = await stated();
  expect(members.evaluationTypes).toMatchObject([
    { code: 'self-evaluation', result: 'self-evaluation-form' },
    { code: 'department-evaluation', result: 'evaluation-report' },
    { code: 'finance-evaluation', result: 'evaluation-report' },
  ]);
});
