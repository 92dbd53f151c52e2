import { budgetTimetableChanged, measureSettled, resultSettled, type Published } from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { BudgetLineEvent } from '@wenxiao/facts/targets';
import { byToTell, type EventPlace } from '@wenxiao/service-kit';
import { approvedFrom, type BudgetLineState } from '../budget-line/budget-line.state.js';
import { timetablesOf } from '../budget-line/control-number.js';
import { lineNamed } from '../stream-names.js';

/** What others learn of a line: how its money stands after every change; and what became of what they asked for. */
export function publishBudgetLine(
  event: BudgetLineEvent,
  after: BudgetLineState,
  { id, metadata }: EventPlace,
): Published | undefined {
  const named = { ...lineNamed(id), scheme: after.scheme ?? '', ...byToTell(metadata) };
  switch (event.type) {
    case 'measure-withdrawn':
    case 'request-explained':
    case 'rest-carried-over':
    case 'rest-returned':
    case 'changed-after-closing':
    case 'late-changes-reviewed':
    case 'other-budget-noted':
    case 'other-budget-kept':
    case 'other-budget-agreed':
      return undefined;
    case 'measure-applied': {
      const { proposal, decision } = event.data;
      return measureSettled({ ...named, proposal, decision });
    }
    case 'measure-refused': {
      const { proposal, decision, refusal } = event.data;
      return measureSettled({ ...named, proposal, decision, refusal });
    }
    case 'result-applied': {
      const { decision, decisionVersion } = event.data;
      return resultSettled({ ...named, decision, decisionVersion });
    }
    case 'result-refused': {
      const { decision, decisionVersion, refusal, against } = event.data;
      return resultSettled({ ...named, decision, decisionVersion, refusal, ...(against !== undefined && { against }) });
    }
    case 'budget-line-composed':
    case 'control-number-changed':
    case 'control-number-decided':
    case 'budget-requested':
    case 'budget-approved':
    case 'budget-raised':
    case 'budget-cut':
    case 'budget-transferred':
    case 'budget-carried-over':
    case 'budget-recovered':
    case 'money-reversed':
    case 'payment-suspended':
    case 'payment-stopped':
    case 'payment-resumed':
    case 'payment-reversed':
      return timetableChanged(named, after);
    default:
      return unreachable(event);
  }
}

function timetableChanged(
  named: Readonly<{ subject: string; year: number; scheme: string; by?: string }>,
  line: BudgetLineState,
): Published {
  const { composition, budgetKind } = line;
  const approved = approvedFrom(line);
  const { control, request, initial, budget, payment } = timetablesOf(line);
  return budgetTimetableChanged({
    ...named,
    composition,
    ...(approved !== undefined && { approvedFrom: approved, ...(budgetKind && { budgetKind }) }),
    control,
    requested: request.map(({ from, total }) => ({ from, total })),
    initial: initial.map(({ from, total }) => ({ from, total })),
    inForce: budget.map(({ from, total }) => ({ from, total })),
    parts: budget.flatMap(({ from, parts }) => parts.map(({ part, amount }) => ({ from, ...part, amount }))),
    payment,
  });
}
