import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { Evaluated, form, papers, people, worldOf } from './testing/evaluated.js';
import type { AttainedContent } from './evaluation.state.js';
import type { ApprovedIndicator } from './evaluation.world.js';

const [national, county] = [seed('mof-2020-10')!, seed('fufeng-2022')!];
const above = layered(national, undefined, { organisation: false });
const set = layered(county, above, { organisation: false });

const figure = (code: string, level1: string, value: string, weight: string): ApprovedIndicator => ({
  indicator: code,
  level1,
  name: `指标${code}`,
  direction: 'at-least',
  value,
  quantifiable: true,
  weight,
  written: `≥${value}`,
});
const indicators: readonly ApprovedIndicator[] = [
  figure('length', '产出指标', '120', '50'),
  { ...figure('order', '效益指标', '0', '30'), direction: 'text', quantifiable: false, written: '明显改善' },
  figure('content', '满意度指标', '90', '10'),
];
const execution = { executed: '900000.00', budget: '1000000.00' };
type Different = Partial<Parameters<typeof worldOf>[0]>;

function begun(different: Different = {}): Evaluated {
  const evaluated = new Evaluated(worldOf({ type: 'self-evaluation', set, indicators, execution, ...different }));
  evaluated.act('open', { today: '2023-06-01' }, people.unit);
  return evaluated;
}

type Row = AttainedContent['attained'][number];
const reached = (different: Readonly<Record<string, Partial<Row>>> = {}): AttainedContent => ({
  attained: [
    { indicator: 'length', actual: '60', ...different['length'] },
    { indicator: 'order', tier: 'partly', share: '0.7', ...different['order'] },
    { indicator: 'content', actual: '95', ...different['content'] },
  ],
});

function evaluate(
  evaluated: Evaluated,
  attained: AttainedContent,
  more: Readonly<{ brings?: object; form?: typeof form }> = {},
) {
  const { brings, ...beside } = more;
  const said = { brings: { ...papers('self-evaluation-form'), ...brings }, ...beside, attained };
  return evaluated.step('evaluate', 'done', said, people.unit);
}
const refusedBy = (attained: AttainedContent, different: Different = {}) => evaluate(begun(different), attained);
const rejection = (code: string, more: object = {}) => ({ outcome: 'rejected', rejection: { code, ...more } });

describe('FF-40: a self-evaluation that the product computes', () => {
  it('is of the execution and what each indicator reached, by the framework that lies above the county', () => {
    const evaluated = begun();
    evaluate(evaluated, reached());
    expect(evaluated.last('self-evaluation-computed')).toEqual({
      step: 'evaluate',
      framework: 'mof-budget-2020-10',
      weights: 'as-approved',
      ...execution,
      computed: [
        { part: 'execution', points: '10', method: 'execution-rate', computed: '9', score: '9' },
        row('output', 'length', '50', 'completion-ratio', '25'),
        row('benefit', 'order', '30', 'qualitative-tiers', '21'),
        row('satisfaction', 'content', '10', 'completion-ratio', '10'),
      ],
      total: '65',
      findings: [{ finding: 'over-achieved', path: 'attained[2]', severity: 'info' }],
    });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '65', score: '65', grade: 'qualified' });
    expect(evaluated.basis).toContain('evaluation.frameworks/mof-budget-2020-10');
    expect(evaluated.basis).toContain('evaluation.scoringMethods/qualitative-tiers');
    expect(evaluated.basis).toContain('conventions.rateDenominator');
  });

  it('departs from what was computed only with a reason, of the whole and of each indicator', () => {
    const lower = { brings: { score: '60' } };
    expect(evaluate(begun(), reached(), lower)).toEqual(
      rejection('deviation-unexplained', { score: '60', computed: '65' }),
    );
    const other = begun();
    evaluate(other, reached(), { brings: { score: '60', reason: '工期顺延' } });
    expect(other.last('evaluation-finalised')).toMatchObject({ computed: '65', score: '60', deviation: '工期顺延' });
    const points = { length: { points: '40' } };
    expect(refusedBy(reached(points))).toEqual(
      rejection('indicator-unexplained', { indicator: 'length', because: 'points' }),
    );
    const explained = begun();
    evaluate(explained, reached({ length: { points: '40', reason: '上级调减任务' } }));
    expect(explained.last('self-evaluation-computed')?.computed[1]).toMatchObject({ computed: '25', score: '40' });
    expect(refusedBy(reached({ length: { points: '50.01', reason: '多得' } }))).toEqual(
      rejection('indicator-refused', { indicator: 'length', reason: 'above-weight' }),
    );
  });

  it('is held against the total that a form prints beside it', () => {
    expect(evaluate(begun(), reached(), { form })).toEqual(
      rejection('deviation-unexplained', { score: '95.5', computed: '65' }),
    );
    const same = begun();
    evaluate(same, reached(), { form: { ...form, printedTotal: '65' } });
    expect(same.last('self-evaluation-attained')?.form).toBe(form.form);
    expect(same.last('evaluation-finalised')).toMatchObject({ computed: '65', score: '65' });
  });

  it('needs what was reached of every approved indicator, once, as its method asks', () => {
    expect(refusedBy({ attained: [{ indicator: 'length', actual: '1' }, { indicator: 'strange' }] })).toEqual(
      rejection('attained-incomplete', { missing: ['order', 'content'], unknown: ['strange'], repeated: [] }),
    );
    const bare = { attained: [{ indicator: 'length' }, ...reached().attained.slice(1)] };
    expect(refusedBy(bare)).toEqual(rejection('indicator-refused', { indicator: 'length', reason: 'actual-wanting' }));
    expect(refusedBy(reached({ order: { share: '0.85' } }))).toEqual(
      rejection('indicator-refused', { indicator: 'order', reason: 'share-outside-tier' }),
    );
    expect(refusedBy(reached({ order: { tier: 'nearly' } }))).toEqual(
      rejection('indicator-refused', { indicator: 'order', reason: 'unknown-tier' }),
    );
  });

  it('takes what the treasury has paid before what the unit says, and says where they differ', () => {
    const evaluated = begun();
    evaluate(evaluated, { ...reached(), executed: '1000000.00' });
    expect(evaluated.last('self-evaluation-computed')).toMatchObject({ executed: '900000.00', total: '65' });
    expect(evaluated.last('self-evaluation-computed')?.findings).toContainEqual({
      finding: 'differs-from-execution',
      path: 'attained.executed',
      severity: 'error',
    });
    const { budget } = execution;
    const untold = { execution: { budget } };
    expect(refusedBy(reached(), untold)).toEqual(rejection('execution-wanting', { wanting: 'executed' }));
    const told = begun(untold);
    evaluate(told, { ...reached(), executed: '1080000.00' });
    expect(told.last('self-evaluation-computed')).toMatchObject({ total: '66', executed: '1080000.00' });
    expect(told.last('self-evaluation-computed')?.findings).toContainEqual({
      finding: 'executed-over-budget',
      path: 'attained.executed',
      severity: 'warning',
    });
    const nothing = { execution: { executed: '0.00', budget: '0.00' } };
    expect(refusedBy(reached(), nothing)).toEqual(rejection('execution-wanting', { wanting: 'zero-budget' }));
    expect(refusedBy(reached(), { execution: {} })).toEqual(rejection('execution-wanting', { wanting: 'budget' }));
  });

  it('asks why so much more was reached where the set says from when on, and a person for what cannot be computed', () => {
    const methods = county.members['evaluation.scoringMethods']!.map((method) =>
      method.method === 'completion-ratio' ? { ...method, questionedFrom: '1.3' } : method,
    );
    const members = { ...county.members, 'evaluation.scoringMethods': methods };
    const asking = layered({ ...county, id: 'asking', members }, above, { organisation: false });
    const far = reached({ length: { actual: '156' } });
    expect(refusedBy(far, { set: asking })).toEqual(
      rejection('indicator-unexplained', { indicator: 'length', because: 'over-achieved' }),
    );
    const near = begun({ set: asking });
    evaluate(near, reached({ length: { actual: '155.99' } }));
    expect(near.last('self-evaluation-computed')?.findings).toContainEqual({
      finding: 'over-achieved',
      path: 'attained[0]',
      severity: 'info',
    });
    const none = { indicators: indicators.map((each) => ({ ...each, value: '0' })) };
    expect(refusedBy(reached(), none)).toMatchObject(
      rejection('indicator-refused', { indicator: 'length', reason: 'zero-target' }),
    );
  });

  it('is computed of no subject for which the set has no framework, nor of indicators that do not fit it', () => {
    const policy = { figures: { 'subject.kind': 'policy' } };
    expect(refusedBy(reached(), policy)).toEqual(rejection('framework-wanting'));
    const unfit = { indicators: indicators.map((each) => ({ ...each, level1: '成本指标' })) };
    expect(refusedBy(reached(), unfit)).toMatchObject(
      rejection('points-not-settled', { refused: 'outside-framework' }),
    );
    const empty = {
      indicators: indicators.map((each) => (each.indicator === 'order' ? { ...each, weight: '0' } : each)),
    };
    expect(refusedBy(reached(), empty)).toEqual(
      rejection('points-not-settled', { refused: 'parts-without-weight', parts: ['benefit'] }),
    );
    const whole = { figures: { 'subject.kind': 'whole-department' } };
    expect(refusedBy(reached(), whole)).toEqual(
      rejection('rules-silent', { path: 'evaluation.frameworks/whole-department/parts' }),
    );
  });

  it('is computed anew when it is corrected, and gives way to a form in its place', () => {
    const evaluated = begun();
    evaluate(evaluated, reached());
    const place = { step: 'evaluate', brings: papers('self-evaluation-form'), today: '2023-06-12' };
    evaluated.act('correct', { ...place, attained: reached({ length: { actual: '120' } }) }, people.unit);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '90', score: '90', grade: 'excellent' });
    evaluated.act('correct', { ...place, form }, people.unit);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '95.5', score: '95.5' });
    expect(evaluated.state).not.toHaveProperty('computed');
    evaluated.act('correct', { ...place, attained: reached() }, people.unit);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ computed: '65', score: '65' });
    expect(evaluated.state).not.toHaveProperty('form');
  });
});

function row(part: string, indicator: string, points: string, method: string, score: string): object {
  return { part, indicator, name: `指标${indicator}`, points, method, computed: score, score };
}
