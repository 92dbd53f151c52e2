import {
  type AccountAct,
  type LineChange,
  type LinePayment,
  type MoneyPart,
  type PartAmount,
  type PaymentAct,
  type StatedChange,
  unreachable,
} from '@wenxiao/domain';
import type { BudgetLineEvent } from '@wenxiao/facts/targets';
import { afterOther, type OtherBudget, withOtherOf } from './other-budget.state.js';

export type DataOf<Type extends BudgetLineEvent['type']> = Extract<BudgetLineEvent, { type: Type }>['data'];

/** What a result took off the control number, as its event says it. */
export type ControlCut = Readonly<{ result: string; version: number; changes: readonly StatedChange[] }>;

/** A decision of monitoring that was carried out, with the versions of what it did. */
export type CarriedOut = DataOf<'measure-applied'> &
  Readonly<{ version: number; acts: readonly number[]; isWithdrawn: boolean }>;

/** What was carried over to a later line, by the part that it is there. */
export type CarriedRest = Readonly<{
  version: number;
  parts: readonly PartAmount[];
  counterpart: Readonly<{ subject: string; year: number }>;
  /** What whoever carried it over said was paid, where nobody else had. */
  paid?: readonly PartAmount[];
  isReturned?: true;
}>;

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
  /** The other line of each transfer between lines, and of what was carried over to this one. */
  transfers: readonly Readonly<{ version: number; counterpart: Readonly<{ subject: string; year: number }> }>[];
  /** What was left and is carried over to later lines; what was taken back of it is left again. */
  rests: readonly CarriedRest[];
  /** What changed after the year was over, and nobody has looked at yet: the days on which it was recorded. */
  late: readonly Readonly<{ version: number; on: string }>[];
  /** Whether somebody ever looked at such changes. */
  lateReviewed?: true;
  /** What another system has instead of the budget, until that is decided. */
  otherBudget?: OtherBudget;
  /** With which budget it was approved. */
  budgetKind?: DataOf<'budget-approved'>['budgetKind'];
  /** What monitoring decided, in order. */
  measures: readonly CarriedOut[];
  /** Decisions of monitoring and results that were dealt with, and how: they come once. */
  settled: Readonly<Record<string, 'applied' | 'refused'>>;
}>;

export const emptyLine: BudgetLineState = {
  version: 0,
  composition: 'own',
  changes: [],
  payments: [],
  transfers: [],
  rests: [],
  late: [],
  cuts: [],
  measures: [],
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
  const version = before.version + 1;
  const scheme = before.scheme ?? ('scheme' in event.data ? event.data.scheme : undefined);
  const state = changed({ ...before, version, ...(scheme !== undefined && { scheme }) }, event);
  const after = { ...state, measures: withAct(state.measures, event, version) };
  return withOtherOf(after, before.changes.length, () => approvedFrom(after) !== undefined);
}

/** What a decision does stands right behind the event that says that it is carried out, and names its proposal. */
function withAct(measures: readonly CarriedOut[], { data }: BudgetLineEvent, version: number): readonly CarriedOut[] {
  const latest = measures.at(-1);
  if (!latest || !('proposal' in data) || data.proposal !== latest.proposal || 'decision' in data) return measures;
  const isNext = version === latest.version + latest.acts.length + 1;
  return isNext ? measures.with(-1, { ...latest, acts: [...latest.acts, version] }) : measures;
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
      return transferred(moved(state, 'carry-over', event.data), event.data);
    case 'rest-carried-over':
      return { ...state, rests: [...state.rests, restIn(event.data, state.version)] };
    case 'rest-returned':
      return restReturned(state, event.data.reverses);
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
    case 'other-budget-noted':
    case 'other-budget-kept':
    case 'other-budget-agreed':
      return afterOther(state, event);
    case 'measure-applied':
      return measureApplied(state, event.data);
    case 'measure-refused':
      return settled(state, event.data.decision, 'refused');
    case 'measure-withdrawn': {
      const { decision } = event.data;
      const measures = state.measures.map((each) =>
        each.decision === decision ? { ...each, isWithdrawn: true } : each,
      );
      return { ...state, measures };
    }
    default:
      return unreachable(event);
  }
}

function measureApplied(state: BudgetLineState, data: DataOf<'measure-applied'>): BudgetLineState {
  const carriedOut = { ...data, version: state.version, acts: [], isWithdrawn: false };
  return settled({ ...state, measures: [...state.measures, carriedOut] }, data.decision, 'applied');
}

const held = (holds: string | undefined) => (holds === undefined ? {} : { holds });

function settled(state: BudgetLineState, id: string, as: 'applied' | 'refused'): BudgetLineState {
  return { ...state, settled: { ...state.settled, [id]: as } };
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
  {
    counterpartSubject: subject,
    counterpartYear: year,
  }: Pick<DataOf<'budget-transferred'>, 'counterpartSubject' | 'counterpartYear'>,
): BudgetLineState {
  if (subject === undefined || year === undefined) return state;
  return { ...state, transfers: [...state.transfers, { version: state.version, counterpart: { subject, year } }] };
}

function restReturned(state: BudgetLineState, reverses: number): BudgetLineState {
  const rests = state.rests.map((each) => (each.version === reverses ? { ...each, isReturned: true as const } : each));
  return { ...state, rests };
}

function restIn(data: DataOf<'rest-carried-over'>, version: number): CarriedRest {
  const { counterpartSubject: subject = '', counterpartYear: year = 0, rests, paid } = data;
  const partOf = ({ fund, level, document }: (typeof rests)[number] | NonNullable<typeof paid>[number]): MoneyPart => ({
    fund,
    source: 'carry-over',
    ...(level !== undefined && { level }),
    ...(document !== undefined && { document }),
  });
  return {
    version,
    parts: rests.map((each) => ({ part: partOf(each), amount: each.carried })),
    counterpart: { subject, year },
    ...(paid && { paid: paid.map((each) => ({ part: partOf(each), amount: each.amount })) }),
  };
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
