import { accepted, changeFlaw, entryOf, type MoneyEntry, nothingToDo, paymentFlaw, rejected } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { MeasureAct, StatedIn } from './budget-line.commands.js';
import { afterEvent, approvedFrom, type BudgetLineState, changesOf, type Measure } from './budget-line.state.js';
import { type Decided, moneyFact, outsideOwnYear } from './money-facts.js';
import { paymentFact } from './payment.js';
import { reverse } from './reversal.js';

/** What a measure does with the line's money: one of these. Measures without a row are for the target, or for the subject. */
const actsOf: Readonly<Partial<Record<Measure, readonly MeasureAct['act'][]>>> = {
  'adjust-budget': ['cut', 'raise'],
  'cut-budget': ['cut'],
  'suspend-payment': ['suspend'],
  'stop-payment': ['stop'],
  'recover-idle': ['recover'],
};

/** A proposal of monitoring arrives once. Where there is no budget to act upon that is said, and its desk decides anew. */
export function propose(data: StatedIn<'propose-measure'>, line: BudgetLineState): Decided {
  const { proposal } = data;
  const { proposers: _proposers, ...before } = line.proposals.find((each) => each.proposal === proposal) ?? {};
  if (proposal in line.settled || isSame(before, data)) return nothingToDo;
  if (approvedFrom(line) === undefined) return accepted(facts.measureRefused({ proposal, refusal: 'not-approved' }));
  return accepted(facts.measureProposed(data));
}

/** What a proposal says, whatever the order in which it says it. */
function isSame(one: Partial<StatedIn<'propose-measure'>>, other: StatedIn<'propose-measure'>): boolean {
  const said = ({ proposal, round, ground, measures, by, change }: typeof one): string =>
    JSON.stringify([proposal, round, ground, measures, by, change]);
  return said(one) === said(other);
}

/** Monitoring took it back. What was decided before that stays decided, and monitoring hears of it. */
export function withdrawProposal({ proposal }: StatedIn<'withdraw-measure'>, line: BudgetLineState): Decided {
  const waits = line.proposals.some((each) => each.proposal === proposal);
  return waits ? accepted(facts.measureWithdrawn({ proposal })) : nothingToDo;
}

/** The latest decision is taken back, with everything that it did to the money; the proposal waits again. */
export function withdrawDecision(data: StatedIn<'withdraw-measure-decision'>, line: BudgetLineState): Decided {
  const { proposal, because, year } = data;
  const { latestDecision } = line;
  if (latestDecision?.of.proposal !== proposal) {
    const isKnown = proposal in line.settled || line.proposals.some((each) => each.proposal === proposal);
    return rejected({ code: isKnown ? 'decision-not-latest' : 'unknown-proposal', proposal });
  }
  const events: BudgetLineEvent[] = [facts.measureDecisionWithdrawn({ proposal, because })];
  for (const version of latestDecision.acts.toReversed()) {
    const taken = reverse({ version, reason: because, year }, events.reduce(afterEvent, line));
    if (taken.outcome === 'rejected') return taken;
    events.push(...taken.events);
  }
  return accepted<BudgetLineEvent>(...events);
}

/** Adopting a proposal is doing it: every measure that concerns the line's money, and nothing else, in one act. */
export function adopt(data: StatedIn<'adopt-measure'>, line: BudgetLineState): Decided {
  const { proposal, decidedOn, reason, acts, year, executed = [] } = data;
  const open = openProposal(proposal, 'adopted', line);
  if ('outcome' in open) return open;
  const left = open.measures.filter((each) => !isDoneBy(each, acts));
  if (left.length > 0) return rejected({ code: 'not-carried-out', measures: left });
  const strange = acts.filter(({ act }) => !open.measures.some((each) => actsOf[each]?.includes(act)));
  if (strange.length > 0) return rejected({ code: 'not-proposed', acts: strange.map(({ act }) => act) });
  const entries = acts.flatMap((each) => entriesOf(each));
  const outside = entries.flatMap(({ changes }) => changes).map(({ from }) => outsideOwnYear(from, year));
  const first = outside.find((each) => each !== undefined);
  if (first) return first;
  const flaw = entries.length > 0 && changeFlaw(entries, { year, changes: line.changes, executed });
  if (flaw) return rejected(flaw);
  const paid = paymentFlawOf(acts, year, line);
  if (paid) return paid;
  const decided = facts.measureDecided({ proposal, decision: 'adopted', decidedOn, reason });
  return accepted<BudgetLineEvent>(decided, ...acts.map((each) => factOf(each, { proposal, reason })));
}

export function decline(data: StatedIn<'decline-measure'>, line: BudgetLineState): Decided {
  const { proposal, decidedOn, reason } = data;
  const open = openProposal(proposal, 'declined', line);
  if ('outcome' in open) return open;
  return accepted(facts.measureDecided({ proposal, decision: 'declined', decidedOn, reason }));
}

/** The proposal that is decided; the same decision twice has nothing to do, another one comes too late. */
function openProposal(
  proposal: string,
  decision: 'adopted' | 'declined',
  line: BudgetLineState,
): BudgetLineState['proposals'][number] | Decided {
  const before = line.settled[proposal];
  if (before === decision) return nothingToDo;
  if (before !== undefined) return rejected({ code: 'decided-already', proposal, decision: before });
  const open = line.proposals.find((each) => each.proposal === proposal);
  return open ?? rejected({ code: 'unknown-proposal', proposal });
}

function isDoneBy(measure: Measure, acts: readonly MeasureAct[]): boolean {
  const asked = actsOf[measure];
  return asked === undefined || acts.some(({ act }) => asked.includes(act));
}

function entriesOf(each: MeasureAct): readonly MoneyEntry[] {
  return 'amounts' in each ? [entryOf(each.act, 'budget', each.amounts, each.from)] : [];
}

function paymentFlawOf(acts: readonly MeasureAct[], year: number, { payments }: BudgetLineState): Decided | undefined {
  for (const each of acts) {
    if ('amounts' in each) continue;
    const flaw = paymentFlaw(each.act, each.from, { year, payments });
    if (flaw) return rejected(flaw);
  }
  return undefined;
}

function factOf(each: MeasureAct, asked: Readonly<{ proposal: string; reason: string }>): BudgetLineEvent {
  if (!('amounts' in each)) return paymentFact(each.act, { from: each.from, ...asked });
  const { changes } = entryOf(each.act, 'budget', each.amounts, each.from);
  return moneyFact(each.act, { changes: changesOf(changes), ...asked });
}
