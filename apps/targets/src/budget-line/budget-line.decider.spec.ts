import { specOf } from '@wenxiao/domain/testing';
import {
  type BudgetLineCommand,
  budgetLineDecider,
  type BudgetLineEvent,
  type MeasureProposal,
} from './budget-line.decider.js';

const line = specOf(budgetLineDecider, undefined);
const by = { at: '2023-01-20T02:00:00.000000Z', by: { id: 'desk', as: 'grant', desk: 'budget-desk' } } as const;

const request = { unitId: 'unit-1', budgetYear: 2023, requestedYuan: '1000000.00' };
const approval = { approvedYuan: '1000000.00', budgetKind: 'initial-budget', effectiveOn: '2023-01-20' } as const;
const proposal: MeasureProposal = {
  proposalId: 'p1',
  measure: 'suspend-and-stop-payment',
  round: '2023-Q3',
  proposedYuan: '600000.00',
};
const adjustment = { adjustedYuan: '600000.00', effectiveOn: '2023-10-12', reason: '重大风险', proposalId: 'p1' };

const requested: BudgetLineEvent = { type: 'budget-requested', data: request };
const approved: BudgetLineEvent = { type: 'budget-approved', data: approval };
const proposed: BudgetLineEvent = { type: 'measure-proposed', data: proposal };
const adjusted: BudgetLineEvent = { type: 'budget-adjusted', data: adjustment };
const stopped: BudgetLineEvent = {
  type: 'payment-stopped',
  data: { effectiveOn: '2023-10-12', reason: '重大风险', proposalId: 'p1' },
};

const adjust = (changes: object = {}): BudgetLineCommand => ({
  type: 'adjust',
  data: { ...adjustment, stopPayment: false, ...changes },
  ...by,
});
const apply = (reductionYuan?: string, disposal = 'cut-or-cancel'): BudgetLineCommand => ({
  type: 'apply-result',
  data: { budgetYear: 2024, disposal, ...(reductionYuan !== undefined && { reductionYuan }) },
  ...by,
});

describe('approving a budget', () => {
  const approve: BudgetLineCommand = { type: 'approve', data: approval, ...by };

  it('FF-26a: rests on a request, which a revision may renew', () => {
    line
      .given()
      .when(approve)
      .thenRejected({ code: 'wrong-state', state: 'none', possible: ['request'] });
    line.given(requested, requested).when(approve).then(approved);
  });

  it('does nothing when it is delivered twice', () => {
    line.given(requested, approved).when(approve).thenNothing();
  });

  it('ends the requests', () => {
    line
      .given(requested, approved)
      .when({ type: 'request', data: request, ...by })
      .thenRejected({
        code: 'wrong-state',
        state: 'approved',
        possible: ['propose-measure', 'decline-measure', 'adjust', 'apply-result'],
      });
  });
});

describe('a corrective measure', () => {
  const propose: BudgetLineCommand = { type: 'propose-measure', data: proposal, ...by };

  it('waits for the budget desk, once, and not again after it was decided', () => {
    line.given(requested, approved).when(propose).then(proposed);
    line.given(requested, approved, proposed).when(propose).thenNothing();
    line.given(requested, approved, proposed, stopped, adjusted).when(propose).thenNothing();
  });

  it('FF-33a: reduces the budget in force', () => {
    line.given(requested, approved, proposed).when(adjust()).then(adjusted);
  });

  it('FF-33b: stops payment and reduces, in one act', () => {
    line
      .given(requested, approved, proposed)
      .when(adjust({ stopPayment: true }))
      .then(stopped, adjusted);
  });

  it('FF-33: never raises the budget', () => {
    line
      .given(requested, approved, proposed)
      .when(adjust({ adjustedYuan: '1000000.01' }))
      .thenRejected({ code: 'not-a-reduction', adjustedYuan: '1000000.01', inForceYuan: '1000000.00' });
    line
      .given(requested, approved, proposed)
      .when(adjust({ adjustedYuan: '1000000.00' }))
      .then({ ...adjusted, data: { ...adjustment, adjustedYuan: '1000000.00' } });
  });

  it('is declined for a reason, or was never proposed', () => {
    const decline: BudgetLineCommand = {
      type: 'decline-measure',
      data: { proposalId: 'p1', reason: '已自行纠正' },
      ...by,
    };
    line
      .given(requested, approved, proposed)
      .when(decline)
      .then({ type: 'measure-declined', data: { proposalId: 'p1', reason: '已自行纠正' } });
    line.given(requested, approved).when(decline).thenRejected({ code: 'unknown-proposal', proposalId: 'p1' });
    line.given(requested, approved).when(adjust()).thenRejected({ code: 'unknown-proposal', proposalId: 'p1' });
  });
});

describe('a result', () => {
  it('FF-47, A-8: cuts next year’s control number by what a person named, and by nothing else', () => {
    line
      .given(requested, approved)
      .when(apply('150000.00'))
      .then({
        type: 'result-applied',
        data: {
          budgetYear: 2024,
          disposal: 'cut-or-cancel',
          reductionYuan: '150000.00',
          controlNumberYuan: '850000.00',
        },
      });
    line
      .given(requested, approved)
      .when(apply(undefined, 'urge-improvement'))
      .then({ type: 'result-applied', data: { budgetYear: 2024, disposal: 'urge-improvement' } });
  });

  it('B-34: a cut of nothing, or of more than there is, is refused', () => {
    const refusal = { code: 'reduction-out-of-range', inForceYuan: '1000000.00' } as const;
    line
      .given(requested, approved)
      .when(apply('0.00'))
      .thenRejected({ ...refusal, reductionYuan: '0.00' });
    line
      .given(requested, approved)
      .when(apply('1000000.01'))
      .thenRejected({ ...refusal, reductionYuan: '1000000.01' });
  });

  it('rests on the budget in force after adjustments', () => {
    line
      .given(requested, approved, proposed, adjusted)
      .when(apply('600000.00'))
      .then({
        type: 'result-applied',
        data: { budgetYear: 2024, disposal: 'cut-or-cancel', reductionYuan: '600000.00', controlNumberYuan: '0.00' },
      });
  });

  it('takes effect once', () => {
    const applied: BudgetLineEvent = {
      type: 'result-applied',
      data: { budgetYear: 2024, disposal: 'urge-improvement' },
    };
    line.given(requested, approved, applied).when(apply(undefined, 'urge-improvement')).thenNothing();
  });
});
