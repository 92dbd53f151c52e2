import { specOf } from '@wenxiao/domain/testing';
import { resolvedSeed } from '@wenxiao/rules';
import {
  type Declaration,
  type DimensionVerdict,
  performanceTargetDecider,
  type PerformanceTargetCommand,
  type PerformanceTargetEvent,
} from './performance-target.decider.js';

const rules = resolvedSeed('fufeng-2022');
if (!rules) throw new Error('the rule set is a seed');
const dimensions: readonly string[] = rules.target.reviewDimensions?.value?.map(({ code }) => code) ?? [];
const target = specOf(performanceTargetDecider, rules);

const declaration: Declaration = {
  unitId: 'unit-1',
  subjectKind: 'project',
  subjectName: '营养改善计划',
  period: 'annual',
  budgetYear: 2023,
  requestedYuan: '387664.62',
  indicators: [{ indicatorId: '1', level1: '产出指标', name: '学生受资助人数', target: '≧735人次', weight: '10' }],
  declaredOn: '2022-11-01',
  findings: [],
};
const by = (id: string, desk = 'budget-unit') => ({
  at: '2022-11-01T00:00:00.000000Z',
  by: { id, as: 'grant', desk } as const,
});
const passed = dimensions.map((dimension) => ({ dimension, passed: true }));

const declare: PerformanceTargetCommand = { type: 'declare', data: declaration, ...by('declarant') };
const review = (stage: string, verdicts: readonly DimensionVerdict[] = passed): PerformanceTargetCommand => ({
  type: 'review',
  data: { stage, verdicts },
  ...by('reviewer', 'business-desk'),
});
const approval = { approvedYuan: '380000.00', budgetKind: 'initial-budget', effectiveOn: '2023-01-01' } as const;
const approve: PerformanceTargetCommand = { type: 'approve', data: approval, ...by('approver', 'budget-desk') };

const declared: PerformanceTargetEvent = { type: 'target-declared', data: { ...declaration, declaredBy: 'declarant' } };
const reviewed = (stage: string): PerformanceTargetEvent => ({
  type: 'target-reviewed',
  data: { stage, verdicts: passed },
});
const failing = dimensions.map((dimension, index) => ({ dimension, passed: index > 0 }));
const returned: PerformanceTargetEvent = { type: 'target-returned', data: { stage: 'unit-review', verdicts: failing } };
const approved: PerformanceTargetEvent = { type: 'target-approved', data: approval };

describe('declaring a target', () => {
  it('FF-21: records what the unit wants and who declared it', () => {
    target.given().when(declare).then(declared);
  });

  it('FF-20: is no request for money without targets', () => {
    target
      .given()
      .when({ ...declare, data: { ...declaration, indicators: [] } })
      .thenRejected({ code: 'target-required' });
  });

  it('FF-22: has no target of its own for basic expenditure', () => {
    target
      .given()
      .when({ ...declare, data: { ...declaration, subjectKind: 'basic-expenditure' } })
      .thenRejected({ code: 'not-separate', subjectKind: 'basic-expenditure', mergedInto: 'whole-department' });
  });

  it('refuses two indicators under one id', () => {
    const [indicator] = declaration.indicators;
    if (!indicator) throw new Error('the example has an indicator');
    target
      .given()
      .when({ ...declare, data: { ...declaration, indicators: [indicator, indicator] } })
      .thenRejected({ code: 'indicator-twice', indicatorId: '1' });
  });

  it('is refused where it was declared before', () => {
    target
      .given(declared)
      .when(declare)
      .thenRejected({ code: 'wrong-state', state: 'declared', possible: ['review', 'approve'] });
  });
});

describe('reviewing a target', () => {
  it('FF-24: goes stage by stage', () => {
    target.given(declared).when(review('unit-review')).then(reviewed('unit-review'));
    target
      .given(declared)
      .when(review('finance-review'))
      .thenRejected({ code: 'wrong-stage', stage: 'finance-review', expected: 'unit-review' });
    target.given(declared, reviewed('unit-review')).when(review('finance-review')).then(reviewed('finance-review'));
  });

  it('FF-24: asks for a verdict on every dimension, and on no other', () => {
    target
      .given(declared)
      .when(review('unit-review', [{ dimension: 'beauty', passed: true }]))
      .thenRejected({ code: 'dimensions-incomplete', missing: dimensions, unknown: ['beauty'] });
  });

  it('sends the target back when a dimension does not pass, and starts anew after the revision', () => {
    target.given(declared).when(review('unit-review', failing)).then(returned);
    const revised: PerformanceTargetEvent = {
      type: 'target-revised',
      data: { ...declaration, declaredBy: 'declarant' },
    };
    target
      .given(declared, returned)
      .when({ type: 'revise', data: declaration, ...by('declarant') })
      .then(revised);
    target.given(declared, returned, revised).when(review('unit-review')).then(reviewed('unit-review'));
  });

  it('is not done by who declared it', () => {
    target
      .given(declared)
      .when({ ...review('unit-review'), ...by('declarant') })
      .thenRejected({ code: 'same-person', role: 'declarant' });
  });

  it('does nothing when a stage is delivered twice', () => {
    target.given(declared, reviewed('unit-review')).when(review('unit-review')).thenNothing();
  });
});

describe('approving a target', () => {
  const ready = [declared, reviewed('unit-review'), reviewed('finance-review')];

  it('FF-26a: records amount, kind of budget and day of effect', () => {
    target
      .given(...ready)
      .when(approve)
      .then(approved);
  });

  it('waits for every stage of review', () => {
    target
      .given(declared, reviewed('unit-review'))
      .when(approve)
      .thenRejected({ code: 'wrong-state', state: 'declared', possible: ['review'] });
  });

  it('refuses the person who declared it', () => {
    target
      .given(...ready)
      .when({ ...approve, ...by('declarant', 'budget-desk') })
      .thenRejected({ code: 'same-person', role: 'declarant' });
  });

  it('does nothing when the approval is delivered twice', () => {
    target
      .given(...ready, approved)
      .when(approve)
      .thenNothing();
  });
});

describe('adjusting an approved target', () => {
  it('FF-26b: keeps the reason with the new indicators', () => {
    const adjustment = { indicators: declaration.indicators, reason: '政策变化' };
    target
      .given(declared, reviewed('unit-review'), reviewed('finance-review'), approved)
      .when({ type: 'adjust', data: adjustment, ...by('approver', 'budget-desk') })
      .then({ type: 'target-adjusted', data: adjustment });
  });

  it('refuses the person who declared it', () => {
    target
      .given(declared, reviewed('unit-review'), reviewed('finance-review'), approved)
      .when({
        type: 'adjust',
        data: { indicators: declaration.indicators, reason: '政策变化' },
        ...by('declarant', 'budget-desk'),
      })
      .thenRejected({ code: 'same-person', role: 'declarant' });
  });
});
