import type { County } from '../harness/county.js';
import { approved, indicator } from '../harness/cycle.js';
import { accepted, begin, evaluationAt, evaluationStep, handedIn, onEvaluation } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let of: Readonly<Record<'project' | 'policy' | 'whole-department', string>>;
/** A project whose indicators leave a part of the framework without any. */
let unfit = '';

const indicators = [
  indicator('1', '养护里程', '≥120公里', '50'),
  indicator('2', '通行秩序', '明显改善', '30', { level1: '效益指标', ...words('明显改善') }),
  indicator('3', '群众满意度', '≥90%', '10', { level1: '满意度指标' }),
];
function words(text: string): object {
  return { direction: 'text', value: undefined, text, quantifiable: false };
}

beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  const kinds = ['project', 'policy', 'whole-department'] as const;
  const ids = await approved(county, ...kinds.map((subjectKind) => ({ subjectKind, indicators })), {});
  of = Object.fromEntries(kinds.map((kind, index) => [kind, ids[index]])) as typeof of;
  unfit = ids[kinds.length] ?? '';
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
  const rows = [of.project, of['whole-department']].map((id) => paid(id, '2023-11-30', '900000.00'));
  accepted(await feed(county, rows, { batch: 'november' }));
  await recorded(county, 'november');
}, 240_000);
afterAll(() => product.close());

const type = 'self-evaluation';
type Computed = Readonly<{ framework: string; total: string; executed?: string; computed: readonly object[] }>;
type Evaluation = Readonly<{ rules: string; computed?: Computed; conclusion?: object }>;
const evaluation = async (id: string): Promise<Evaluation> =>
  (await county.get<Evaluation>('unit', 'evaluation', evaluationAt(id, type))).body;

type Said = Readonly<{ actual?: string; tier?: string; share?: string; points?: string; reason?: string }>;
const attained = (first: Said = { actual: '60' }, judged: Said = { tier: 'partly', share: '0.7' }) => ({
  attained: [
    { indicator: '1', ...first },
    { indicator: '2', ...judged },
    { indicator: '3', actual: '95' },
  ],
});
const papers = { documents: [{ name: '自评表', document: 'self-evaluation-form' }] };
const evaluate = (id: string, said: object, brings: object = {}) =>
  evaluationStep(county, 'unit', id, [type, 'evaluate'], {
    answer: 'done',
    brings: { ...papers, ...brings },
    attained: said,
  });

/** … once it is known what the treasury paid. */
const evaluateAsPaid = (id: string, said: object, brings: object = {}) =>
  eventually('what the treasury paid is known', async () => {
    const answer = await evaluate(id, said, brings);
    return answer.body.code === 'execution-wanting' ? undefined : answer;
  });

async function evaluateProject(): Promise<void> {
  accepted(await begin(county, of.project, type));
  expect(await evaluateAsPaid(of.project, attained(), { score: '90' })).toMatchObject({
    status: 422,
    body: { code: 'deviation-unexplained', score: '90', computed: '65' },
  });
  // What is judged lies within its tier: 100 to 80, 80 to 60, 60 to 0.
  const outside = [
    { tier: 'achieved', share: '0.79' },
    { tier: 'partly', share: '0.81' },
    { tier: 'partly', share: '0.59' },
    { tier: 'not-achieved', share: '0.61' },
  ];
  for (const judged of outside)
    expect(await evaluate(of.project, attained({ actual: '60' }, judged))).toMatchObject({
      status: 422,
      body: { code: 'indicator-refused', indicator: '2', reason: 'share-outside-tier' },
    });
  accepted(await evaluate(of.project, attained()));
}
const evaluatedProject = once(evaluateProject);

it('FF-40: a project is scored by the national framework: execution 10, output 50, benefit 30, satisfaction 10', async () => {
  await evaluatedProject();
  const { computed, conclusion } = await evaluation(of.project);
  expect(computed).toMatchObject({
    framework: 'mof-budget-2020-10',
    weights: 'as-approved',
    executed: '900000.00',
    budget: '1000000.00',
    total: '65',
    computed: [
      { part: 'execution', points: '10', score: '9' },
      { part: 'output', indicator: '1', points: '50', method: 'completion-ratio', score: '25' },
      { part: 'benefit', indicator: '2', points: '30', method: 'qualitative-tiers', score: '21' },
      { part: 'satisfaction', indicator: '3', points: '10', score: '10' },
    ],
  });
  expect(conclusion).toMatchObject({ score: '65', computed: '65', grade: 'qualified' });
  const { rules } = entryOf(
    await trailWith(county, of.project, 'self-evaluation-computed'),
    'self-evaluation-computed',
  );
  const basis = (path: string, article: string) =>
    expect.objectContaining({
      path,
      article: expect.arrayContaining([expect.objectContaining({ article })]) as object,
    }) as object;
  expect(rules?.layers.map(({ id }) => id)).toEqual(['fufeng-2022', 'mof-2020-10']);
  expect(rules?.basis).toContainEqual(basis('evaluation.frameworks/mof-budget-2020-10', '第四十条'));
  expect(rules?.basis).toContainEqual(basis('evaluation.scoringMethods/qualitative-tiers', '单位自评的计分'));
});

it('FF-40: points that a unit would have otherwise than computed have a reason, and are read beside the computed ones', async () => {
  await evaluatedProject();
  const address = evaluationAt(of.project, type);
  const correct = (first: Said) =>
    onEvaluation(county, 'unit', address, 'steps/evaluate/correction', {
      answer: 'done',
      reason: '核实完成值',
      brings: papers,
      attained: attained(first),
    });
  expect(await correct({ actual: '60', points: '40' })).toMatchObject({
    status: 422,
    body: { code: 'indicator-unexplained', indicator: '1', because: 'points' },
  });
  accepted(await correct({ actual: '60', points: '40', reason: '上级年中调减任务' }));
  const { computed, conclusion } = await evaluation(of.project);
  expect(computed?.computed[1]).toMatchObject({ computed: '25', score: '40' });
  expect(conclusion).toMatchObject({ score: '80', grade: 'good' });
});

it('FF-40: the county finance bureau, and nobody else, gives the framework of whole departments, and they are scored by it', async () => {
  const whole = of['whole-department'];
  accepted(await begin(county, whole, type));
  const silent = (await evaluation(whole)).rules;
  expect(await evaluate(whole, attained())).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'evaluation.frameworks/whole-department/parts' },
  });
  const part = (code: string, zh: string, points: string, methods: readonly string[], level1?: readonly string[]) => ({
    code,
    zh,
    points,
    methods,
    ...(level1 && { level1 }),
  });
  const ratio = ['completion-ratio', 'qualitative-tiers'];
  const parts = [
    part('execution', '预算执行', '20', ['execution-rate']),
    part('duties', '履职产出', '40', ratio, ['产出指标']),
    part('effects', '履职效果', '40', ratio, ['效益指标', '满意度指标']),
  ];
  const { body: settlements } = await county.get<{ version: number }>(
    'office',
    'directory',
    `bodies/${county.id}/settlements?scheme=budget-performance`,
  );
  const settledBefore = settlements.version;
  const settle = (who: 'office' | 'reviewer', values: object) =>
    county.post(
      who,
      'directory',
      `bodies/${county.id}/settlements`,
      {
        scheme: 'budget-performance',
        values: { 'evaluation.frameworks/whole-department/parts': values },
        document: '扶财绩〔2023〕12号',
        reason: '县财政部门制定部门（单位）整体支出绩效评价指标框架。',
      },
      { ifMatch: settledBefore },
    );
  expect((await settle('reviewer', parts)).status).toBe(403);
  expect(await settle('office', parts.slice(1))).toMatchObject({ status: 422, body: { code: 'not-settleable' } });
  accepted(await settle('office', parts));
  await eventually('the evaluation goes by the framework', async () =>
    (await evaluation(whole)).rules === silent ? undefined : true,
  );
  accepted(await evaluateAsPaid(whole, attained({ actual: '120' })));
  // 50, 30 and 10 as weights are shares of 40 and 40 here: 20 × 90 %, 40, 30 × 70 % and 10.
  expect((await evaluation(whole)).computed).toMatchObject({
    framework: 'whole-department',
    weights: 'by-part',
    total: '89',
    computed: [{ score: '18' }, { score: '40' }, { points: '30', score: '21' }, { points: '10', score: '10' }],
  });
  const { rules } = entryOf(await trailWith(county, whole, 'self-evaluation-computed'), 'self-evaluation-computed');
  expect(rules?.basis).toContainEqual(
    expect.objectContaining({
      path: 'evaluation.frameworks/whole-department',
      article: expect.arrayContaining([
        expect.objectContaining({ article: '扶财绩〔2023〕12号' }),
        expect.objectContaining({ article: '第四十条' }),
      ]) as object,
    }),
  );
});

it('FF-40: nothing is made up where no framework is for a subject, or its indicators do not fit: the unit hands in its form', async () => {
  accepted(await begin(county, of.policy, type));
  expect(await evaluate(of.policy, attained())).toMatchObject({ status: 422, body: { code: 'framework-wanting' } });
  accepted(await begin(county, unfit, type));
  const reached = { attained: ['1', '2'].map((code) => ({ indicator: code, actual: '100' })) };
  expect(await evaluate(unfit, reached)).toMatchObject({
    status: 422,
    body: { code: 'points-not-settled', refused: 'parts-without-weight', parts: ['benefit'] },
  });
  accepted(await evaluationStep(county, 'unit', unfit, [type, 'evaluate'], handedIn('95')));
});
