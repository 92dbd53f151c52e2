import { specOf } from '@wenxiao/domain/testing';
import { resolvedSeed } from '@wenxiao/rules';
import { evaluationDecider } from './evaluation.decider.js';
import type { EvaluationCommand, EvaluationEvent, ScoredItem, SelfEvaluation, Subject } from './evaluation.js';

const rules = resolvedSeed('fufeng-2022');
if (!rules) throw new Error('the rule set is a seed');
const evaluation = specOf(evaluationDecider, rules);

const subject: Subject = {
  unitId: 'unit-1',
  subjectKind: 'project',
  subjectName: '营养改善计划',
  budgetYear: 2023,
  indicators: [],
};
const form: SelfEvaluation = {
  indicators: [{ name: '人数', weight: '10', score: '10' }],
  score: '96',
  formHash: 'hash',
  findings: [],
};
const by = (id: string) => ({ at: '2024-05-01T00:00:00.000000Z', by: { id, as: 'grant', desk: 'any' } as const });
const opened: EvaluationEvent = { type: 'evaluation-opened', data: subject };
const selfEvaluate = (changes: Partial<SelfEvaluation> = {}): EvaluationCommand => ({
  type: 'submit-self-evaluation',
  data: { ...form, ...changes },
  ...by('unit-clerk'),
});
const selfEvaluated: EvaluationEvent = {
  type: 'self-evaluation-submitted',
  data: { ...form, submittedBy: 'unit-clerk', grade: 'excellent', gradeName: '优' },
};
const start: EvaluationCommand = {
  type: 'start',
  data: { form: 'finance-evaluation', evaluators: ['expert'], methods: [] },
  ...by('office'),
};
const started: EvaluationEvent = {
  type: 'evaluation-started',
  data: { form: 'finance-evaluation', evaluators: ['expert'], methods: [], startedBy: 'office' },
};
const items = (score: string): ScoredItem[] => [
  { item: '决策', weight: '20', score: '0' },
  { item: '产出', weight: '80', score },
];
const giveScores = (given: ScoredItem[], id = 'expert'): EvaluationCommand => ({
  type: 'give-scores',
  data: { form: 'finance-evaluation', items: given },
  ...by(id),
});
const scored = (score: string, given: ScoredItem[]): EvaluationEvent => ({
  type: 'scores-given',
  data: { form: 'finance-evaluation', items: given, score, scoredBy: 'expert' },
});
const finalise = (changes = {}, id = 'office'): EvaluationCommand => ({
  type: 'finalise',
  data: { form: 'finance-evaluation', conclusion: '总体完成', findingOnDepartmentResult: '部门结果属实', ...changes },
  ...by(id),
});

describe('self-evaluation', () => {
  it('FF-37, FF-43: keeps the total as it stands and grades it', () => {
    evaluation.given(opened).when(selfEvaluate()).then(selfEvaluated);
  });

  it('is refused when the form was never filled in, or has no total', () => {
    evaluation
      .given(opened)
      .when(selfEvaluate({ findings: [{ code: 'unfilled', level: 'error', path: 'indicators' }] }))
      .thenRejected({ code: 'form-unfilled' });
    const { score: _, ...withoutTotal } = form;
    evaluation
      .given(opened)
      .when({ ...selfEvaluate(), data: withoutTotal } as EvaluationCommand)
      .thenRejected({ code: 'score-required' });
  });

  it('B-01: a total above the full mark or below zero is refused', () => {
    evaluation
      .given(opened)
      .when(selfEvaluate({ score: '110' }))
      .thenRejected({ code: 'score-refused', reason: 'above-full-mark', score: '110' });
    evaluation
      .given(opened)
      .when(selfEvaluate({ score: '-0.01' }))
      .thenRejected({ code: 'score-refused', reason: 'below-zero', score: '-0.01' });
  });

  it('B-02: where no bands are configured there is no grade, and no other rule set’s', () => {
    const { gradeBands: _, ...silent } = rules.evaluation;
    const { grade: __, gradeName: ___, ...ungraded } = selfEvaluated.data as { grade: string; gradeName: string };
    specOf(evaluationDecider, { evaluation: silent })
      .given(opened)
      .when(selfEvaluate())
      .then({ type: 'self-evaluation-submitted', data: ungraded } as EvaluationEvent);
  });
});

describe('finance evaluation', () => {
  it('B-21, FF-37: cannot start without a submitted self-evaluation', () => {
    evaluation.given(opened).when(start).thenRejected({ code: 'self-evaluation-required' });
    evaluation.given(opened, selfEvaluated).when(start).then(started);
  });

  it('has no evaluator who evaluated the own unit', () => {
    const data = { form: 'finance-evaluation', evaluators: ['expert', 'unit-clerk'], methods: [] } as const;
    evaluation
      .given(opened, selfEvaluated)
      .when({ ...start, data })
      .thenRejected({ code: 'same-person', role: 'unit' });
  });

  it('FF-36b: is not held over whole-department expenditure', () => {
    const whole: EvaluationEvent = { type: 'evaluation-opened', data: { ...subject, subjectKind: 'whole-department' } };
    evaluation
      .given(whole, selfEvaluated)
      .when(start)
      .thenRejected({ code: 'form-unknown', form: 'finance-evaluation', subjectKind: 'whole-department' });
  });

  it('is scored by its evaluators alone, item by item, up to the weight, over the full mark', () => {
    const history = [opened, selfEvaluated, started];
    evaluation
      .given(...history)
      .when(giveScores(items('80'), 'stranger'))
      .thenRejected({ code: 'not-an-evaluator' });
    evaluation
      .given(...history)
      .when(giveScores(items('80.01')))
      .thenRejected({ code: 'score-above-weight', item: '产出', score: '80.01', weight: '80' });
    evaluation
      .given(...history)
      .when(giveScores([{ item: '产出', weight: '80', score: '80' }]))
      .thenRejected({ code: 'weights-not-full', weights: '80', fullMark: '100' });
    evaluation
      .given(...history)
      .when(giveScores(items('59.99')))
      .then(scored('59.99', items('59.99')));
  });

  it.each([
    ['80', 'good', '良'],
    ['79.99', 'qualified', '合格'],
    ['60', 'qualified', '合格'],
    ['59.99', 'unqualified', '不合格'],
  ])('FF-43, B-01: %s is %s', (score, grade, gradeName) => {
    evaluation
      .given(opened, selfEvaluated, started, scored(score, items(score)))
      .when(finalise())
      .then({
        type: 'evaluation-finalised',
        data: {
          form: 'finance-evaluation',
          score,
          fullMark: '100',
          grade,
          gradeName,
          conclusion: '总体完成',
          findingOnDepartmentResult: '部门结果属实',
        },
      });
  });

  it('X-3, FF-39b: says what it found on the department’s result', () => {
    const { findingOnDepartmentResult: _, ...data } = finalise().data as { findingOnDepartmentResult: string };
    evaluation
      .given(opened, selfEvaluated, started, scored('80', items('80')))
      .when({ ...finalise(), data } as EvaluationCommand)
      .thenRejected({ code: 'finding-required' });
  });

  it('is not finalised by who scored, nor scored after it is final', () => {
    const history = [opened, selfEvaluated, started, scored('80', items('80'))];
    evaluation
      .given(...history)
      .when(finalise({}, 'expert'))
      .thenRejected({ code: 'same-person', role: 'evaluator' });
    const final: EvaluationEvent = {
      type: 'evaluation-finalised',
      data: {
        form: 'finance-evaluation',
        score: '80',
        fullMark: '100',
        grade: 'good',
        gradeName: '良',
        conclusion: '总体完成',
      },
    };
    evaluation
      .given(...history, final)
      .when(giveScores(items('80')))
      .thenRejected({ code: 'wrong-state', state: 'finalised', possible: [] });
  });
});
