import { conclusionOf, type OpenEvaluation } from './evaluation.state.js';
import { Evaluated, fufeng, form, papers, people, worldOf } from './testing/evaluated.js';
import type { FormContent } from './evaluation.commands.js';

const begun = (more: Partial<Parameters<typeof worldOf>[0]> = {}): Evaluated => {
  const evaluated = new Evaluated(worldOf({ type: 'self-evaluation', ...more }));
  evaluated.act('open', { today: '2023-06-01' }, people.unit);
  return evaluated;
};
const evaluate = (
  evaluated: Evaluated,
  changes: Partial<FormContent> = {},
  brings: object = {},
  today = '2023-06-10',
) =>
  evaluated.step(
    'evaluate',
    'done',
    { form: { ...form, ...changes }, brings: { score: '95.5', ...papers('self-evaluation-form'), ...brings }, today },
    people.unit,
  );
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });

describe('a self-evaluation', () => {
  it('is what its form says, graded by its exact total, and filed by the bureau', () => {
    const evaluated = begun();
    evaluate(evaluated);
    const { content, ...says } = form;
    expect(evaluated.last('self-evaluation-reported')).toEqual({
      ...says,
      step: 'evaluate',
      reportedOn: '2023-06-10',
      late: false,
    });
    expect(evaluated.last('self-evaluation-form-kept')).toEqual({ step: 'evaluate', form: says.form, content });
    expect(evaluated.last('evaluation-finalised')).toEqual({
      step: 'evaluate',
      computed: '95.5',
      score: '95.5',
      displayed: '95.50',
      fullMark: '100',
      grade: 'excellent',
      findings: [],
      concludedOn: '2023-06-10',
      late: false,
    });
    evaluated.step('file', 'filed', {}, people.office);
    expect(evaluated.state).toMatchObject({ progress: { ended: 'filed', open: [] } });
  });

  it('cites the type, the part and the band that it was graded by', () => {
    const decision = evaluate(begun());
    const finalised = decision.outcome === 'accepted' ? decision.events.at(-1) : undefined;
    expect(finalised?.under).toEqual([
      'evaluationTypes/self-evaluation',
      'evaluationTypes/self-evaluation/parts/total',
      'evaluation.gradeBands/excellent',
    ]);
  });

  it('is not filed by whoever made it', () => {
    const evaluated = begun();
    evaluate(evaluated);
    expect(evaluated.step('file', 'filed', {}, people.unit)).toEqual(
      refused({ code: 'same-person', did: ['evaluate'] }),
    );
  });

  it('has a form that was filled in', () => {
    const brings = { score: '95', ...papers('self-evaluation-form') };
    expect(begun().step('evaluate', 'done', { brings }, people.unit)).toEqual(refused({ code: 'form-wanting' }));
    const findings = [{ finding: 'unfilled', path: '', severity: 'error' as const }];
    expect(evaluate(begun(), { findings })).toEqual(refused({ code: 'form-unfilled' }));
    expect(evaluate(begun(), { findings, indicators: [] })).toEqual(refused({ code: 'form-unfilled' }));
    expect(evaluate(begun(), { indicators: [] })).toEqual(refused({ code: 'form-without-indicators' }));
    const named = [{ name: '清扫道路长度' }, { name: '群众满意度', weight: '30' }];
    const marked = named.map((each, at) => ({ ...each, actual: ['/', '-'][at] ?? '' }));
    for (const indicators of [named, marked])
      expect(evaluate(begun(), { indicators })).toEqual(refused({ code: 'form-unfilled' }));
  });

  it('says where its form is that of another project, or prints another grade than its total has', () => {
    const evaluated = begun();
    evaluate(evaluated, {
      annualBudget: '7.00',
      indicators: [{ name: '培训人次', actual: '3' }],
      printedGrade: '不合格',
    });
    expect(evaluated.last('self-evaluation-reported')?.findings.map(({ finding, path }) => [finding, path])).toEqual([
      ['differs-from-budget', 'funds.annualBudget'],
      ['differs-from-target', 'indicators[0]'],
      ['left-out-of-form', 'target.indicators[0]'],
      ['left-out-of-form', 'target.indicators[1]'],
      ['grade-differs', 'totals.grade'],
    ]);
  });

  it('says where its form names another project, another year, or other targets than those that were approved', () => {
    const found = (says: FormContent['says']) => {
      const evaluated = begun();
      evaluate(evaluated, { ...(says && { says }) });
      return evaluated.last('self-evaluation-reported')?.findings.map(({ finding, path }) => `${finding} ${path}`);
    };
    const same = { project: '道路清扫 保洁', year: '2022 (表头印2023年度)', targets: ['120 公里', '≥９０%'] };
    expect(found(same)).toEqual([]);
    expect(found({ targets: [undefined, undefined] })).toEqual([]);
    expect(found({ project: '农村公路养护', year: '2021', targets: ['≥1公里', '≤90%'] })).toEqual([
      'differs-from-target indicators[0].target',
      'differs-from-target indicators[1].target',
      'differs-from-subject project.name',
      'differs-from-period source.year',
    ]);
  });

  it.each([
    ['100', 'excellent'],
    ['90', 'excellent'],
    ['89.99', 'good'],
    ['80', 'good'],
    ['79.99', 'qualified'],
    ['60', 'qualified'],
    ['59.99', 'unqualified'],
    ['0', 'unqualified'],
    ['089.990', 'good'],
  ])('B-01: with %s is graded %s', (score, grade) => {
    const evaluated = begun();
    evaluate(evaluated, { printedTotal: score }, { score });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ grade });
  });

  it.each([
    ['100.01', 'above-full-mark'],
    ['-0.01', 'below-zero'],
  ])('B-01: with %s is refused', (score, reason) => {
    expect(evaluate(begun(), { printedTotal: score }, { score })).toEqual({
      ...refused({ code: 'score-refused', reason, score, fullMark: '100' }),
      under: ['evaluation.fullMark'],
    });
  });

  it('N-2: shows 89.996 as 89.996, since 90.00 would be another grade', () => {
    const evaluated = begun();
    evaluate(evaluated, { printedTotal: '89.996' }, { score: '89.996' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ grade: 'good', displayed: '89.996' });
  });

  it('B-02: has no grade made up where the set names no bands', () => {
    const { 'evaluation.gradeBands': _bands, ...members } = fufeng.content.members;
    const set = { ...fufeng, content: { ...fufeng.content, members } };
    expect(evaluate(begun({ set }))).toEqual(refused({ code: 'rules-silent', path: 'evaluation.gradeBands' }));
  });

  it('gives a reason for another score than the form prints', () => {
    expect(evaluate(begun(), {}, { score: '80' })).toEqual(
      refused({ code: 'deviation-unexplained', score: '80', computed: '95.5' }),
    );
    const evaluated = begun();
    evaluate(evaluated, {}, { score: '80', reason: '复核后调整' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      computed: '95.5',
      score: '80',
      grade: 'good',
      deviation: '复核后调整',
    });
  });
});

describe('a self-evaluation that was wrong', () => {
  const corrected = (evaluated: Evaluated, score: string) =>
    evaluated.act(
      'correct',
      {
        step: 'evaluate',
        brings: { score, ...papers('self-evaluation-form') },
        form: { ...form, printedTotal: score },
        today: '2023-06-12',
      },
      people.unit,
    );

  it('is corrected, whole, and graded anew: it stays of its day', () => {
    const evaluated = begun();
    evaluate(evaluated);
    const decision = corrected(evaluated, '85');
    expect(decision.outcome === 'accepted' && decision.events.map(({ type }) => type)).toEqual([
      'self-evaluation-reported',
      'self-evaluation-form-kept',
      'evaluation-concluded',
      'evaluation-finalised',
    ]);
    expect(evaluated.last('evaluation-finalised')).toMatchObject({
      score: '85',
      grade: 'good',
      findings: [],
      concludedOn: '2023-06-10',
    });
    expect(evaluated.state).toMatchObject({ progress: { open: [{ step: 'file' }] } });
  });

  it('is not, once it was filed', () => {
    const evaluated = begun();
    evaluate(evaluated);
    evaluated.step('file', 'filed', {}, people.office);
    expect(corrected(evaluated, '85')).toEqual(refused({ code: 'ended', outcome: 'filed' }));
  });

  it('is taken back before it is filed, and nothing is concluded then', () => {
    const evaluated = begun();
    evaluate(evaluated);
    evaluated.act('withdraw', { step: 'evaluate', reason: '误点' }, people.unit);
    const { state } = evaluated;
    expect(conclusionOf(state as OpenEvaluation)).toBeUndefined();
    expect(state).toMatchObject({ status: 'open', progress: { open: [{ step: 'evaluate' }], done: [] } });
    evaluate(evaluated, { printedTotal: '70' }, { score: '70' });
    expect(evaluated.last('evaluation-finalised')).toMatchObject({ score: '70', grade: 'qualified' });
  });
});

describe('an evaluation that was begun by mistake', () => {
  const takenBack = (evaluated: Evaluated) => evaluated.act('withdraw-start', { reason: '误启动' }, people.unit);

  it('is as it was before, asked for or not, and can be begun again', () => {
    const evaluated = begun();
    takenBack(evaluated);
    expect(evaluated.last('evaluation-start-withdrawn')).toEqual({
      scheme: 'budget-performance',
      duties: [],
      reason: '误启动',
    });
    expect(evaluated.state).toEqual({ status: 'unknown' });
    expect(takenBack(evaluated)).toEqual(refused({ code: 'not-opened' }));
    evaluated.act('open', { today: '2023-06-02' }, people.unit);
    expect(evaluated.state).toMatchObject({ status: 'open', openedOn: '2023-06-02' });

    const asked = new Evaluated(worldOf({ type: 'self-evaluation' }));
    asked.act('expect', { duties: ['self-evaluation'], scheme: '' });
    const before = asked.state;
    asked.act('open', { today: '2023-06-01' }, people.unit);
    takenBack(asked);
    expect(asked.state).toEqual(before);
  });

  it('is not, once a step of it was taken: that is taken back first', () => {
    const evaluated = begun();
    evaluate(evaluated);
    expect(takenBack(evaluated)).toEqual(refused({ code: 'start-built-on', steps: ['开展自评,填报绩效自评表'] }));
    evaluated.act('withdraw', { step: 'evaluate', reason: '误点' }, people.unit);
    takenBack(evaluated);
    expect(evaluated.state).toEqual({ status: 'unknown' });
  });
});
