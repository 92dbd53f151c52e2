import { fold } from '@wenxiao/domain';
import { type PerformanceTargetEvent, performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { targetDecider } from './performance-target.decider.js';
import {
  adjust,
  approval,
  asked,
  budget,
  checklist,
  colleague,
  declare,
  department,
  financeReviewed,
  resting,
  spec,
  step,
  toApproval,
  unit,
  unitReviewed,
} from './testing/acts-on-a-target.js';
import { content, history, people, rules } from './testing/targets-of-fufeng.js';

describe('approving a target', () => {
  const approved = () => history(...toApproval, approval);

  it('is one act with its budget: the same amount and the same day', () => {
    const alone = { step: 'approve', answer: 'approved', brings: { amount: '1000000.00', date: '2023-01-20' } };
    spec
      .given(...history(...toApproval))
      .when(asked(budget, { type: 'take-step', data: alone }))
      .thenRejected({ code: 'together', with: 'budget-line' });
    const other = { with: 'budget-line', amount: '900000.00', from: '2023-01-20' };
    spec
      .given(...history(...toApproval))
      .when(asked(budget, { type: 'take-step', data: { ...alone, together: other } }))
      .thenRejected({ code: 'together', with: 'budget-line', amount: '900000.00', from: '2023-01-20' });
    expect(approved().at(-1)).toEqual(
      resting(
        facts.targetApproved({
          procedure: 'target-review',
          step: 'approve',
          answer: 'approved',
          by: budget,
          submission: 1,
          amount: '1000000.00',
          date: '2023-01-20',
          open: [],
          ended: 'approved',
        }),
        'procedures/target-review/steps/approve/answers/approved',
      ),
    );
    expect(fold(targetDecider, approved()).inForce?.declaration.declaration).toBe(1);
  });

  it('is the only answer that comes with a budget', () => {
    const together = { with: 'budget-line', amount: '1000000.00', from: '2023-01-20' };
    const data = {
      step: 'unit-review',
      level: people.departmentOffice,
      answer: 'passed',
      brings: { checklist },
      together,
    };
    spec
      .given(...history(declare(unit)))
      .when(asked(department, { type: 'take-step', data }))
      .thenRejected({ code: 'not-together', step: 'unit-review', answer: 'passed' });
  });

  it('is done by nobody who declared', () => {
    const own = { ...approval, by: { id: unit, as: 'grant' } } as const;
    spec
      .given(...history(...toApproval))
      .when(own)
      .thenRejected({ code: 'same-person', did: ['submit'] });
  });

  it('is taken back with the budget, and nothing is in force any more', () => {
    const data = { step: 'approve', reason: '金额有误', on: '2023-12-31', last: '2023-12-31' };
    spec
      .given(...approved())
      .when(asked(budget, { type: 'withdraw', data }))
      .thenRejected({ code: 'together', with: 'budget-line' });
    const withdrawn = history(
      ...toApproval,
      approval,
      asked(budget, { type: 'withdraw', data: { ...data, together: true } }),
    );
    const state = fold(targetDecider, withdrawn);
    expect([state.inForce, state.progress.open]).toEqual([undefined, [{ step: 'approve' }]]);
  });

  it('is taken back no more once the period is over', () => {
    const data = { step: 'approve', reason: '金额有误', on: '2024-01-01', last: '2023-12-31', together: true } as const;
    spec
      .given(...approved())
      .when(asked(budget, { type: 'withdraw', data }))
      .thenRejected({ code: 'period-over', last: '2023-12-31' });
  });

  it('ends the procedure: what is to be otherwise is adjusted', () => {
    spec
      .given(...approved())
      .when(declare(unit))
      .thenRejected({ code: 'approved-already', declaration: 1 });
    spec
      .given(...history(...toApproval))
      .when(adjust(unit))
      .thenRejected({ code: 'not-approved' });
  });
});

describe('handing a step over', () => {
  const handOver = (code: string) =>
    asked(budget, { type: 'hand-over', data: { step: code, to: people.finance, because: '轮岗' } });

  it('says who has it from then on, and does nothing when they have it already', () => {
    const events = history(declare(unit), handOver('unit-review'));
    expect(events.at(-1)).toMatchObject({
      type: 'target-task-handed-over',
      data: { step: 'unit-review', to: people.finance, because: '轮岗' },
    });
    expect(fold(targetDecider, events).progress.heldBy).toEqual({ 'unit-review': people.finance });
    spec
      .given(...events)
      .when(handOver('unit-review'))
      .thenNothing();
  });

  it('is of open steps alone', () => {
    spec
      .given(...history(declare(unit)))
      .when(handOver('approve'))
      .thenRejected({ code: 'not-open', step: 'approve', open: [{ step: 'unit-review', zh: 'unit-review' }] });
  });
});

describe('adjusting what was approved', () => {
  const approved = [...toApproval, approval];

  it('is given up for a reason: what was approved is as it was, and may be adjusted again', () => {
    const abandon = asked(unit, { type: 'abandon-adjustment', data: { reason: '政策未出台' } });
    const before = fold(targetDecider, history(...approved));
    const events = history(...approved, adjust(unit, { objective: '改善路况' }), abandon);
    expect(events.at(-1)).toEqual(facts.targetAdjustmentAbandoned({ by: unit, reason: '政策未出台' }));
    const { progress, inForce, declared, paused, adjusts } = fold(targetDecider, events);
    expect({ inForce, declared, paused, adjusts, ended: progress.ended, open: progress.open }).toEqual({
      inForce: before.inForce,
      declared: before.declared,
      ended: 'approved',
      open: [],
    });
    spec
      .given(...events)
      .when(abandon)
      .thenRejected({ code: 'not-adjusting' });
    // No two declarations have the same number.
    const again = fold(targetDecider, history(...approved, adjust(unit), abandon, adjust(unit)));
    expect([again.declared?.declaration, again.inForce?.declaration.declaration]).toEqual([3, 1]);
    spec
      .given(...history(...approved))
      .when(abandon)
      .thenRejected({ code: 'not-adjusting' });
  });

  it('is checked, reviewed and approved as the first was; until then that one is in force', () => {
    const adjusted = history(...approved, adjust(colleague, { objective: '改善路况' }));
    const state = fold(targetDecider, adjusted);
    expect(state.inForce?.declaration.declaration).toBe(1);
    expect(state.progress.open).toEqual([{ step: 'unit-review', levels: [people.departmentOffice] }]);
    expect(adjusted.find((event) => event.type === 'target-opened' && event.data.adjusts === '政策变化')).toBeDefined();
    const again = history(...approved, adjust(colleague), unitReviewed, financeReviewed, approval);
    expect(fold(targetDecider, again).inForce?.declaration.declaration).toBe(2);
  });

  it('is refused where it could not be declared, and its findings are recorded anew', () => {
    spec
      .given(...history(...approved))
      .when(adjust(colleague, { indicators: [] }))
      .thenRejected({ code: 'target-required' });
    const heavy = content.indicators.map((each) => ({ ...each, weight: '300' }));
    const declared = history(...approved, adjust(colleague, { indicators: heavy })).filter(
      (event): event is Extract<PerformanceTargetEvent, { type: 'target-declared' }> =>
        event.type === 'target-declared',
    );
    expect(declared.at(-1)?.data.findings.map(({ finding }) => finding)).toContain('weights-not-100');
  });

  it('is possible through the last day of the period, and not once its results are judged', () => {
    spec
      .given(...history(...approved))
      .when(adjust(unit, {}, '2024-01-01'))
      .thenRejected({ code: 'period-over', last: '2023-12-31' });
    expect(history(...approved, adjust(unit, {}, '2023-12-31')).at(-1)?.type).toBe('target-submitted');
  });

  it('is reviewed by nobody who declared the version that it adjusts', () => {
    spec
      .given(...history(...approved, adjust(colleague)))
      .when(step(unit, 'unit-review', 'passed', { checklist }, people.departmentOffice))
      .thenRejected({ code: 'same-person', did: ['submit'] });
  });

  it('that is withdrawn at its approval leaves the one before in force', () => {
    const withdraw = asked(budget, { type: 'withdraw', data: { step: 'approve', reason: '金额有误', together: true } });
    const events = history(...approved, adjust(colleague), unitReviewed, financeReviewed, approval, withdraw);
    expect(fold(targetDecider, events).inForce?.declaration.declaration).toBe(1);
  });
});

describe('moving a target to the set in force', () => {
  const rebase = (before: string) => asked(people.finance, { type: 'rebase', data: { before, reason: '规则已修订' } });
  const another = 'a'.repeat(64);

  it('keeps what was reviewed by the code of its step', () => {
    const events = history(declare(unit), unitReviewed);
    spec
      .given(...events)
      .when(rebase(another))
      .then(
        resting(
          facts.targetRebased({
            procedure: 'target-review',
            kept: [{ step: 'submit' }, { step: 'unit-review' }],
            open: [{ step: 'finance-review' }],
            reason: '规则已修订',
          }),
          'procedures/target-review',
        ),
      );
    const moved = history(declare(unit), unitReviewed, rebase(another), financeReviewed, approval);
    expect(fold(targetDecider, moved).inForce?.declaration.declaration).toBe(1);
  });

  it('is refused under the same set, before it was declared, and once it was approved', () => {
    const { hash } = rules.ruling;
    spec
      .given(...history(declare(unit)))
      .when(rebase(hash))
      .thenRejected({ code: 'under-it-already', rules: hash });
    spec.given().when(rebase(another)).thenRejected({ code: 'not-opened' });
    spec
      .given(...history(...toApproval, approval))
      .when(rebase(another))
      .thenRejected({ code: 'ended', outcome: 'approved' });
  });
});
