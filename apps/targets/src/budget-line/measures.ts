import { accepted, changeFlaw, entryOf, type MoneyEntry, nothingToDo, paymentFlaw, rejected } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { MeasureAct, StatedIn } from './budget-line.commands.js';
import { afterEvent, approvedFrom, type BudgetLineState, changesOf, standing } from './budget-line.state.js';
import { recoveringIdle } from './executed-amounts.js';
import { type Decided, moneyFact, outsideOwnYear } from './money-facts.js';
import { paymentFact } from './payment.js';
import { takenAway } from './rests.js';
import { reverse } from './reversal.js';

/** What monitoring decided is done once, all of it in one act. */
export function applyMeasure(data: StatedIn<'apply-measure'>, line: BudgetLineState): Decided {
  const { proposal, decision, reason, year, executed = [] } = data;
  const acts = recoveringIdle(data.acts, line, { year, executed });
  if (decision in line.settled) return nothingToDo;
  if (approvedFrom(line) === undefined) return rejected({ code: 'not-approved' });
  const entries = acts.flatMap((each) => entriesOf(each));
  const outside = entries.flatMap(({ changes }) => changes).map(({ from }) => outsideOwnYear(from, year));
  const first = outside.find((each) => each !== undefined);
  if (first) return first;
  const flaw = entries.length > 0 && changeFlaw(entries, { year, changes: line.changes, executed });
  if (flaw) return rejected(flaw);
  const paid = paymentFlawOf(acts, year, line);
  if (paid) return paid;
  const applied = facts.measureApplied({ proposal, decision });
  return accepted<BudgetLineEvent>(applied, ...acts.map((each) => factOf(each, { proposal, reason })));
}

/** The decision was taken back: what it did goes as far as it can; the rest is left to the desk (see {@link leftOf}). */
export function withdrawMeasure(data: StatedIn<'withdraw-measure'>, line: BudgetLineState): Decided {
  const { decision, reason, year } = data;
  const measure = line.measures.find((each) => each.decision === decision);
  if (!measure || measure.isWithdrawn) return nothingToDo;
  const events: BudgetLineEvent[] = [facts.measureWithdrawn({ proposal: measure.proposal, decision })];
  // What was done with the money of a closed year stays done.
  const acts = data.closed === undefined ? standingOf(measure, line) : [];
  for (const version of acts.toReversed()) {
    const taken = reverse({ version, reason, year }, events.reduce(afterEvent, line));
    if (taken.outcome === 'rejected') continue;
    const before = events.reduce(afterEvent, line);
    const after = taken.events.reduce(afterEvent, before);
    if (!takenAway(data, { before, after })) events.push(...taken.events);
  }
  return accepted<BudgetLineEvent>(...events);
}

/** What decisions that were taken back have done, and nobody could reverse: by the decision, the versions of the acts. */
export function leftOf(line: BudgetLineState): readonly Readonly<{ proposal: string; acts: readonly number[] }>[] {
  return line.measures
    .filter(({ isWithdrawn }) => isWithdrawn)
    .map((measure) => ({ proposal: measure.proposal, acts: standingOf(measure, line) }))
    .filter(({ acts }) => acts.length > 0);
}

/** Its acts that nobody took back. */
function standingOf({ acts }: BudgetLineState['measures'][number], line: BudgetLineState): readonly number[] {
  const reversed = new Set(line.payments.map(({ reverses }) => reverses));
  const paid = line.payments.filter(({ version, reverses }) => reverses === undefined && !reversed.has(version));
  const now = new Set([...standing(line), ...paid].map(({ version }) => version));
  return acts.filter((version) => now.has(version));
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
