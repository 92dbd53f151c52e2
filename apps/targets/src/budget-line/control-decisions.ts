import {
  accepted,
  changeFlaw,
  decimal,
  entryOf,
  entryTo,
  inForce,
  type MoneyEntry,
  negatedYuan,
  nothingToDo,
  rejected,
  sumOf,
  yuanText,
} from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { StatedIn } from './budget-line.commands.js';
import { approvedFrom, type BudgetLineState, changesOf, type ControlCut, type DataOf } from './budget-line.state.js';
import { controlNumberOn } from './control-number.js';
import { type Decided, endOf, flawOf } from './money-facts.js';

export function issueControlNumber(data: StatedIn<'issue-control-number'>, line: BudgetLineState): Decided {
  const { amounts, from, reason } = data;
  const entry = entryTo('control', 'control', amounts, line.changes, from);
  if (entry.changes.length === 0 && controlNumberOn(line, from)) return nothingToDo;
  const flaw = flawOf([entry], line, data);
  if (flaw) return flaw;
  return accepted(
    facts.controlNumberChanged({
      origin: 'issued',
      changes: changesOf(entry.changes),
      ...(reason !== undefined && { reason }),
    }),
  );
}

/** What an ex-ante assessment takes off, as a person says; no more than there is. It is a cut among others, of which the greatest holds. */
export function cutControlNumber(data: StatedIn<'cut-control-number'>, line: BudgetLineState): Decided {
  const { amounts, from, result, assessment, year } = data;
  const held = controlNumberOn(line, endOf(year));
  if (!held) return rejected({ code: 'no-control-number' });
  const approved = approvedFrom(line);
  if (approved !== undefined)
    return rejected({
      code: 'approved-already',
      from: approved,
      total: inForce(line.changes, 'budget', { effective: endOf(year) }).total,
    });
  const reduction = sumOf(amounts.map(({ amount }) => decimal(amount)));
  if (reduction.gt(held.issued))
    return rejected({ code: 'cut-above-control-number', reduction: yuanText(reduction), control: held.issued });
  // Of money that was issued, part by part.
  const entry = entryOf('cut', 'control', amounts, from);
  const flaw = changeFlaw([entry], { year, changes: line.changes, executed: [] });
  if (flaw) return rejected(flaw);
  const changes = changesOf(entry.changes);
  return accepted(facts.controlNumberChanged({ origin: 'assessment', result, assessment, changes }));
}

export function decideControlNumber(
  { holds, reason }: StatedIn<'decide-control-number'>,
  line: BudgetLineState,
): Decided {
  const { cuts, decided } = line;
  const open = decided ? cuts.filter(({ version }) => version > decided.version) : cuts;
  if (decided && open.length === 0 && decided.holds === holds) return nothingToDo;
  if (cuts.length === 0) return rejected({ code: 'nothing-to-decide' });
  const results = cuts.map(({ result }) => result);
  if (holds !== undefined && !results.includes(holds)) return rejected({ code: 'no-such-cut', holds, cuts: results });
  return accepted(facts.controlNumberDecided({ ...(holds !== undefined && { holds }), reason }));
}

/** A result arrives once, and nobody waits for an answer: what cannot be done is said, and its desk decides anew. */
export function applyResult(data: StatedIn<'apply-result'>, line: BudgetLineState): Decided {
  const { result, decision, decisionVersion, amounts, reduction, from, year, closed } = data;
  const named = { result, decision, decisionVersion };
  if (result in line.settled) return nothingToDo;
  const entry = entryOf('cut', 'control', amounts, from);
  const flaw = amounts.length > 0 && changeFlaw([entry], { year, changes: issuedOr(entry), executed: [] });
  const refused = (refusal: DataOf<'result-refused'>['refusal'], against?: string): Decided =>
    accepted(
      facts.resultRefused({
        ...named,
        refusal,
        reduction,
        ...(against !== undefined && { against }),
      }),
    );
  if (flaw && flaw.code === 'outside-year') return refused('not-in-year');
  // What is malformed is a defect of who sends it, not a matter for a desk.
  if (flaw) return rejected(flaw);
  if (line.composition === 'sum-of-parts') return refused('sum-of-parts');
  if (closed !== undefined) return refused('budget-year-closed');
  if (approvedFrom(line) !== undefined)
    return refused('approved-already', inForce(line.changes, 'budget', { effective: endOf(year) }).total);
  if (amounts.length === 0) return refused('parts-not-known');
  const issued = controlNumberOn(line, endOf(year))?.issued;
  if (issued !== undefined && decimal(reduction).gt(issued)) return refused('more-than-control-number', issued);
  return accepted<BudgetLineEvent>(
    facts.resultApplied(named),
    facts.controlNumberChanged({ origin: 'result', result, changes: changesOf(entry.changes) }),
  );
}

/** The decision was taken back, or another one stands in its place: the cut goes, whole. */
export function withdrawResult({ result, reason }: StatedIn<'withdraw-result'>, line: BudgetLineState): Decided {
  const cut = line.cuts.find((each) => each.result === result);
  return cut ? accepted(cutReversed(cut, reason)) : nothingToDo;
}

/** A cut may come before what it is taken from: its form alone is judged, as if as much had been issued. */
function issuedOr({ changes }: MoneyEntry) {
  return changes.map((each) => ({ ...each, change: negatedYuan(each.change), act: 'control' as const, version: 0 }));
}

/** What a result took off the control number is given back, whole. */
export function cutReversed({ version, changes }: ControlCut, reason: string): BudgetLineEvent {
  const back = changes.map((each) => ({ ...each, change: negatedYuan(each.change) }));
  return facts.moneyReversed({ reverses: version, act: 'cut', changes: changesOf(back), reason });
}
