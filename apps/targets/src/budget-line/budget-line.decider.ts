import {
  accepted,
  type Command,
  decimal,
  type Decider,
  type Decision,
  type Fact,
  nothingToDo,
  rejected,
  type TextsOf,
  unreachable,
} from '@wenxiao/domain';

/** Whether the treasury may pay: FF-33b stops payment, a later decision may open it again. */
export type PaymentStatus = 'open' | 'suspended' | 'stopped';

/** A corrective measure that monitoring proposed and that waits for the budget desk. */
export type MeasureProposal = Readonly<{ proposalId: string; measure: string; round: string; proposedYuan?: string }>;

/** All amounts in 元, two decimals. */
export type BudgetLineEvent =
  | Fact<'budget-requested', { unitId: string; budgetYear: number; requestedYuan: string }>
  | Fact<
      'budget-approved',
      { approvedYuan: string; budgetKind: 'initial-budget' | 'adjusted-budget'; effectiveOn: string }
    >
  | Fact<'measure-proposed', MeasureProposal>
  | Fact<'measure-declined', { proposalId: string; reason: string }>
  | Fact<'budget-adjusted', { adjustedYuan: string; effectiveOn: string; reason: string; proposalId?: string }>
  | Fact<'payment-stopped', { effectiveOn: string; reason: string; proposalId?: string }>
  | Fact<
      'result-applied',
      { budgetYear: number; disposal: string; controlNumberYuan?: string; reductionYuan?: string }
    >;

/** What every string of the events says, and so to whom. */
export const budgetLineTexts: TextsOf<BudgetLineEvent> = {
  'budget-requested': { unitId: 'id', requestedYuan: 'figure' },
  'budget-approved': { approvedYuan: 'figure', budgetKind: 'code', effectiveOn: 'figure' },
  'measure-proposed': { proposalId: 'id', measure: 'code', round: 'code', proposedYuan: 'figure' },
  'measure-declined': { proposalId: 'id', reason: 'internal' },
  'budget-adjusted': { adjustedYuan: 'figure', effectiveOn: 'figure', reason: 'internal', proposalId: 'id' },
  'payment-stopped': { effectiveOn: 'figure', reason: 'internal', proposalId: 'id' },
  'result-applied': { disposal: 'code', controlNumberYuan: 'figure', reductionYuan: 'figure' },
};

export type BudgetLineCommand =
  | Command<'request', { unitId: string; budgetYear: number; requestedYuan: string }>
  | Command<'approve', { approvedYuan: string; budgetKind: 'initial-budget' | 'adjusted-budget'; effectiveOn: string }>
  | Command<'propose-measure', MeasureProposal>
  | Command<'decline-measure', { proposalId: string; reason: string }>
  | Command<
      'adjust',
      { adjustedYuan: string; effectiveOn: string; reason: string; proposalId?: string; stopPayment: boolean }
    >
  | Command<'apply-result', { budgetYear: number; disposal: string; reductionYuan?: string }>;

export type BudgetLineRejection =
  | Readonly<{ code: 'wrong-state'; state: BudgetLineState['status']; possible: readonly BudgetLineCommand['type'][] }>
  | Readonly<{ code: 'unknown-proposal'; proposalId: string }>
  | Readonly<{ code: 'not-a-reduction'; adjustedYuan: string; inForceYuan: string }>
  | Readonly<{ code: 'reduction-out-of-range'; reductionYuan: string; inForceYuan: string }>;

export type BudgetLineState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'requested'; unitId: string; budgetYear: number; requestedYuan: string; revision: number }>
  | Readonly<{
      status: 'approved';
      unitId: string;
      budgetYear: number;
      requestedYuan: string;
      approvedYuan: string;
      /** What is in force now: approved, or as last adjusted. */
      inForceYuan: string;
      payment: PaymentStatus;
      proposals: readonly MeasureProposal[];
      /** Proposals that were decided: a proposal that arrives twice changes nothing. */
      decided: readonly string[];
      applied: readonly Readonly<{ budgetYear: number; disposal: string }>[];
      /** Next year's control number, where a result set it. */
      nextControlNumberYuan?: string;
    }>;

type Approved = Extract<BudgetLineState, { status: 'approved' }>;
type Decided = Decision<BudgetLineEvent, BudgetLineRejection>;

const possible: Readonly<Record<BudgetLineState['status'], readonly BudgetLineCommand['type'][]>> = {
  none: ['request'],
  requested: ['request', 'approve'],
  approved: ['propose-measure', 'decline-measure', 'adjust', 'apply-result'],
};

export const budgetLineDecider: Decider<BudgetLineState, BudgetLineCommand, BudgetLineEvent, BudgetLineRejection> = {
  initialState: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'request':
        return state.status === 'approved'
          ? wrongState(state)
          : accepted({ type: 'budget-requested', data: command.data });
      case 'approve':
        if (state.status === 'approved' && state.approvedYuan === command.data.approvedYuan) return nothingToDo;
        return state.status === 'requested'
          ? accepted({ type: 'budget-approved', data: command.data })
          : wrongState(state);
      case 'propose-measure':
        return state.status === 'approved' ? propose(command.data, state) : wrongState(state);
      case 'decline-measure':
        return state.status === 'approved' ? decline(command.data, state) : wrongState(state);
      case 'adjust':
        return state.status === 'approved' ? adjust(command.data, state) : wrongState(state);
      case 'apply-result':
        return state.status === 'approved' ? applyResult(command.data, state) : wrongState(state);
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'budget-requested') {
      return { status: 'requested', ...event.data, revision: state.status === 'requested' ? state.revision + 1 : 1 };
    }
    if (event.type === 'budget-approved') {
      if (state.status !== 'requested') return state;
      const { approvedYuan } = event.data;
      const { unitId, budgetYear, requestedYuan } = state;
      return {
        status: 'approved',
        unitId,
        budgetYear,
        requestedYuan,
        approvedYuan,
        inForceYuan: approvedYuan,
        payment: 'open',
        proposals: [],
        decided: [],
        applied: [],
      };
    }
    if (state.status !== 'approved') return state;
    switch (event.type) {
      case 'measure-proposed':
        return { ...state, proposals: [...state.proposals, event.data] };
      case 'measure-declined':
        return settled(state, event.data.proposalId);
      case 'budget-adjusted':
        return { ...settled(state, event.data.proposalId), inForceYuan: event.data.adjustedYuan };
      case 'payment-stopped':
        return { ...settled(state, event.data.proposalId), payment: 'stopped' };
      case 'result-applied':
        return {
          ...state,
          applied: [...state.applied, event.data],
          ...(event.data.controlNumberYuan !== undefined && { nextControlNumberYuan: event.data.controlNumberYuan }),
        };
      default:
        return unreachable(event);
    }
  },
};

type DataOf<Type extends BudgetLineCommand['type']> = Extract<BudgetLineCommand, { type: Type }>['data'];

function wrongState(state: BudgetLineState): Decided {
  return rejected({ code: 'wrong-state', state: state.status, possible: possible[state.status] });
}

function settled(state: Approved, proposalId: string | undefined): Approved {
  if (proposalId === undefined || state.decided.includes(proposalId)) return state;
  return {
    ...state,
    proposals: state.proposals.filter((proposal) => proposal.proposalId !== proposalId),
    decided: [...state.decided, proposalId],
  };
}

function isOpen(state: Approved, proposalId: string): boolean {
  return state.proposals.some((proposal) => proposal.proposalId === proposalId);
}

function propose(proposal: MeasureProposal, state: Approved): Decided {
  if (isOpen(state, proposal.proposalId) || state.decided.includes(proposal.proposalId)) return nothingToDo;
  return accepted({ type: 'measure-proposed', data: proposal });
}

function decline(data: DataOf<'decline-measure'>, state: Approved): Decided {
  if (state.decided.includes(data.proposalId)) return nothingToDo;
  if (!isOpen(state, data.proposalId)) return rejected({ code: 'unknown-proposal', proposalId: data.proposalId });
  return accepted({ type: 'measure-declined', data });
}

/** FF-33a: reduce the budget by the procedure. FF-33b: stop payment and reduce. */
function adjust(data: DataOf<'adjust'>, state: Approved): Decided {
  const { stopPayment, ...adjustment } = data;
  const { proposalId } = adjustment;
  if (proposalId !== undefined && state.decided.includes(proposalId)) return nothingToDo;
  if (proposalId !== undefined && !isOpen(state, proposalId)) return rejected({ code: 'unknown-proposal', proposalId });
  if (decimal(adjustment.adjustedYuan).gt(decimal(state.inForceYuan))) {
    return rejected({ code: 'not-a-reduction', adjustedYuan: adjustment.adjustedYuan, inForceYuan: state.inForceYuan });
  }
  const { effectiveOn, reason } = adjustment;
  const adjusted: BudgetLineEvent = { type: 'budget-adjusted', data: adjustment };
  if (!stopPayment) return accepted(adjusted);
  return accepted<BudgetLineEvent>(
    { type: 'payment-stopped', data: { effectiveOn, reason, ...(proposalId !== undefined && { proposalId }) } },
    adjusted,
  );
}

/** FF-47: next year's control number follows the result; how much is cut was decided by a person. */
function applyResult(data: DataOf<'apply-result'>, state: Approved): Decided {
  const before = state.applied.some(
    ({ budgetYear, disposal }) => budgetYear === data.budgetYear && disposal === data.disposal,
  );
  if (before) return nothingToDo;
  if (data.reductionYuan === undefined) return accepted({ type: 'result-applied', data });
  const { reductionYuan } = data;
  const reduction = decimal(reductionYuan);
  const inForce = decimal(state.inForceYuan);
  if (reduction.lte(decimal('0')) || reduction.gt(inForce)) {
    return rejected({ code: 'reduction-out-of-range', reductionYuan, inForceYuan: state.inForceYuan });
  }
  return accepted({
    type: 'result-applied',
    data: { ...data, controlNumberYuan: inForce.minus(reduction).toFixed(2) },
  });
}
