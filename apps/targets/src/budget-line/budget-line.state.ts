import {
  type AccountAct,
  type LineChange,
  type LinePayment,
  type MoneyPart,
  type PaymentAct,
  type StatedChange,
  unreachable,
} from '@wenxiao/domain';
import type { BudgetLineEvent } from '@wenxiao/facts/targets';

export type DataOf<Type extends BudgetLineEvent['type']> = Extract<BudgetLineEvent, { type: Type }>['data'];
export type Measure = DataOf<'measure-proposed'>['measures'][number];

/** What a result took off the control number, as its event says it. */
export type ControlCut = Readonly<{ result: string; version: number; changes: readonly StatedChange[] }>;

/** What became of a proposal or a result. */
export type Settlement = DataOf<'measure-decided'>['decision'] | 'applied';

/** A proposal as it was said last, and everybody who said it: none of them decides on it. */
export type Proposal = DataOf<'measure-proposed'> & Readonly<{ proposers: readonly string[] }>;

/** A decision that can be taken back: nothing was done to the line since, beside what it did itself. */
export type LatestDecision = Readonly<{ of: Proposal; acts: readonly number[] }>;

/** A budget line as decisions need it: changes, and no total anywhere. */
export type BudgetLineState = Readonly<{
  /** Of the last event: changes are taken back by the version of theirs. */
  version: number;
  /** Under which rules it stands; absent before its first event. */
  scheme?: string;
  composition: 'own' | 'sum-of-parts';
  /** Of all accounts; of the control number what was issued. */
  changes: readonly LineChange[];
  payments: readonly LinePayment[];
  /** What results took off the control number. */
  cuts: readonly ControlCut[];
  /** What a desk decided: which cut holds (none: what was issued), of those that there were. */
  decided?: Readonly<{ holds?: string; version: number }>;
  /** What was said why more is asked for than the control number holds for what was known by this version. */
  explainedAt?: number;
  /** The period of the target with which the money was asked for last. */
  requestedWith?: string;
  /** The other line of each transfer between lines. */
  transfers: readonly Readonly<{ version: number; counterpart: Readonly<{ subject: string; year: number }> }>[];
  /** What changed after the year was over, and nobody has looked at yet: the days on which it was recorded. */
  late: readonly Readonly<{ version: number; on: string }>[];
  /** Monitoring has proposed something of it. */
  measured?: true;
  /** Whether somebody ever looked at such changes. */
  lateReviewed?: true;
  /** With which budget it was approved. */
  budgetKind?: DataOf<'budget-approved'>['budgetKind'];
  /** Proposals that wait for the desk. */
  proposals: readonly Proposal[];
  latestDecision?: LatestDecision;
  /** Proposals and results that were dealt with, and how: they come once. */
  settled: Readonly<Record<string, Settlement>>;
}>;

export const emptyLine: BudgetLineState = {
  version: 0,
  composition: 'own',
  changes: [],
  payments: [],
  transfers: [],
  late: [],
  cuts: [],
  proposals: [],
  settled: {},
};

/** What a line's fact says of a change, part and all, as the accounts take it. */
function statedIn(changes: DataOf<'money-reversed'>['changes']): readonly StatedChange[] {
  return changes.map(({ account, fund, source, level, document, from, change }) => ({
    account,
    part: {
      fund,
      source,
      ...(level !== undefined && { level }),
      ...(document !== undefined && { document }),
    } satisfies MoneyPart,
    from,
    change,
  }));
}

/** The same as a fact says it. */
export function changesOf(changes: readonly StatedChange[]): DataOf<'money-reversed'>['changes'] {
  return changes.map(({ account, part, from, change }) => ({ account, ...part, from, change }));
}

/** Changes that nobody took back, and that take back none. */
export function standing({ changes }: BudgetLineState): readonly LineChange[] {
  const reversed = new Set(changes.map(({ reverses }) => reverses));
  return changes.filter(({ version, reverses }) => reverses === undefined && !reversed.has(version));
}

/** The day from which the budget was approved; undefined where it is not. */
export function approvedFrom(line: BudgetLineState): string | undefined {
  return standing(line).find(({ act }) => act === 'approve')?.from;
}

/** How each fact changes what is known of the line. */
export function afterEvent(before: BudgetLineState, event: BudgetLineEvent): BudgetLineState {
  const { latestDecision: _before, ...rest } = before;
  const version = before.version + 1;
  const scheme = before.scheme ?? ('scheme' in event.data ? event.data.scheme : undefined);
  const decision = decisionAfter(before, event, version);
  const state = changed(
    { ...rest, version, ...(scheme !== undefined && { scheme }), ...(decision && { latestDecision: decision }) },
    event,
  );
  const isBack =
    event.type === 'measure-decision-withdrawn' && before.latestDecision?.of.proposal === event.data.proposal;
  return isBack ? waitsAgain(state, before.latestDecision.of) : state;
}

const saidByMonitoring: ReadonlySet<BudgetLineEvent['type']> = new Set([
  'measure-proposed',
  'measure-refused',
  'measure-withdrawn',
]);

/** The decision that can be taken back after an event. What monitoring says meanwhile is no act on the line. */
function decisionAfter(
  { proposals, latestDecision }: BudgetLineState,
  event: BudgetLineEvent,
  version: number,
): LatestDecision | undefined {
  if (saidByMonitoring.has(event.type)) return latestDecision;
  if (event.type === 'measure-decided') {
    const of = proposals.find(({ proposal }) => proposal === event.data.proposal);
    return of && { of, acts: [] };
  }
  const asked = 'proposal' in event.data ? event.data.proposal : undefined;
  const isOfIt =
    event.type !== 'measure-decision-withdrawn' && asked !== undefined && asked === latestDecision?.of.proposal;
  return isOfIt ? { ...latestDecision, acts: [...latestDecision.acts, version] } : undefined;
}

function changed(state: BudgetLineState, event: BudgetLineEvent): BudgetLineState {
  switch (event.type) {
    case 'budget-line-composed':
      return { ...state, composition: event.data.composition };
    case 'control-number-changed':
      return controlChanged(state, event.data);
    case 'control-number-decided':
      return { ...state, decided: { version: state.version, ...held(event.data.holds) } };
    case 'result-applied':
      return settled(state, event.data.result, 'applied');
    case 'result-refused':
      return settled(state, event.data.result, 'refused');
    case 'budget-requested': {
      const { excess, period } = event.data;
      const { explainedAt: _explained, ...moves } = moved(state, 'request', event.data);
      const asked = { ...moves, ...(period !== undefined && { requestedWith: period }) };
      return excess === undefined ? asked : { ...asked, explainedAt: state.version };
    }
    case 'request-explained':
      return { ...state, explainedAt: state.version };
    case 'budget-approved':
      return { ...moved(state, 'approve', event.data), budgetKind: event.data.budgetKind };
    case 'budget-raised':
      return moved(state, 'raise', event.data);
    case 'budget-cut':
      return moved(state, 'cut', event.data);
    case 'budget-transferred':
      return transferred(moved(state, 'transfer', event.data), event.data);
    case 'budget-carried-over':
      return moved(state, 'carry-over', event.data);
    case 'budget-recovered':
      return moved(state, 'recover', event.data);
    case 'money-reversed':
      return reversed(state, event.data);
    case 'payment-suspended':
      return paid(state, 'suspend', event.data.from);
    case 'payment-stopped':
      return paid(state, 'stop', event.data.from);
    case 'payment-resumed':
      return paid(state, 'resume', event.data.from);
    case 'payment-reversed':
      return paymentReversed(state, event.data.reverses);
    case 'changed-after-closing':
      return { ...state, late: [...state.late, { version: state.version, on: event.data.on }] };
    case 'late-changes-reviewed':
      return { ...state, late: [], lateReviewed: true };
    case 'measure-proposed':
      return withProposal(state, event.data);
    case 'measure-decided':
      return settled(state, event.data.proposal, event.data.decision);
    case 'measure-refused':
      return settled(state, event.data.proposal, 'refused');
    case 'measure-withdrawn':
      return settled(state, event.data.proposal, 'withdrawn');
    case 'measure-decision-withdrawn':
      return state;
    default:
      return unreachable(event);
  }
}

/** The same proposal again is its correction. */
function withProposal(state: BudgetLineState, data: DataOf<'measure-proposed'>): BudgetLineState {
  const before = state.proposals.find(({ proposal }) => proposal === data.proposal);
  const said = { ...data, proposers: [...new Set([...(before?.proposers ?? []), data.by])] };
  const others = state.proposals.filter((each) => each !== before);
  return { ...state, measured: true, proposals: [...others, said] };
}

/** It waits again, as it was said. */
function waitsAgain(state: BudgetLineState, of: Proposal): BudgetLineState {
  const { [of.proposal]: _settled, ...others } = state.settled;
  return { ...state, settled: others, proposals: [...state.proposals, of] };
}

const held = (holds: string | undefined) => (holds === undefined ? {} : { holds });

function settled(state: BudgetLineState, id: string, as: Settlement): BudgetLineState {
  return {
    ...state,
    settled: { ...state.settled, [id]: as },
    proposals: state.proposals.filter(({ proposal }) => proposal !== id),
  };
}

function moved(
  state: BudgetLineState,
  act: AccountAct,
  { changes, reverses }: Readonly<{ changes: DataOf<'money-reversed'>['changes']; reverses?: number }>,
): BudgetLineState {
  const { version } = state;
  const more = statedIn(changes).map((each) => ({
    ...each,
    act,
    version,
    ...(reverses !== undefined && { reverses }),
  }));
  return { ...state, changes: [...state.changes, ...more] };
}

function transferred(
  state: BudgetLineState,
  { counterpartSubject: subject, counterpartYear: year }: DataOf<'budget-transferred'>,
): BudgetLineState {
  if (subject === undefined || year === undefined) return state;
  return { ...state, transfers: [...state.transfers, { version: state.version, counterpart: { subject, year } }] };
}

function controlChanged(state: BudgetLineState, data: DataOf<'control-number-changed'>): BudgetLineState {
  const { origin, result, changes } = data;
  if (origin === 'issued' || result === undefined) return moved(state, 'control', data);
  const cut = { result, version: state.version, changes: statedIn(changes) };
  return { ...state, cuts: [...state.cuts, cut] };
}

/**
 * What is taken back of a result's cut is the cut, whole, and a decision that it holds lapses with it; of anything else the
 * changes, by a reversing entry.
 */
function reversed(state: BudgetLineState, data: DataOf<'money-reversed'>): BudgetLineState {
  const { reverses } = data;
  const { decided, ...line } = state;
  const cut = line.cuts.find(({ version }) => version === reverses);
  if (!cut) return moved(state, actOf(state, reverses), data);
  const stays = decided && decided.holds !== cut.result;
  return { ...line, cuts: line.cuts.filter((each) => each !== cut), ...(stays && { decided }) };
}

const actOf = ({ changes }: BudgetLineState, reverses: number): AccountAct =>
  changes.find(({ version }) => version === reverses)?.act ?? 'request';

function paid(state: BudgetLineState, act: PaymentAct, from: string): BudgetLineState {
  return { ...state, payments: [...state.payments, { act, from, version: state.version }] };
}

function paymentReversed(state: BudgetLineState, reverses: number): BudgetLineState {
  const { version } = state;
  const of = state.payments.find((each) => each.version === reverses);
  return of ? { ...state, payments: [...state.payments, { ...of, version, reverses }] } : state;
}
