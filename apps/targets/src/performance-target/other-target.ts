import { accepted, nothingToDo, rejected } from '@wenxiao/domain';
import { performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import type { CommandOf, Decided } from './performance-target.commands.js';
import { isSameContent } from './other-target.state.js';
import type { TargetState } from './performance-target.state.js';
import { fromTable } from '../subject/from-table.js';

/** What another system has instead of what is in force: said once, and over where it has what is here. */
export function noteOtherTarget(
  { objective, indicators, ...table }: CommandOf<'note-other-target'>['data'],
  { inForce, other }: TargetState,
): Decided {
  if (!inForce) return nothingToDo;
  const from = fromTable(table);
  const there = { ...(objective !== undefined && { objective }), indicators };
  if (isSameContent(there, inForce.declaration)) return other ? accepted(facts.otherTargetAgreed(from)) : nothingToDo;
  if (other && isSameContent(other, there)) return nothingToDo;
  return accepted(facts.otherTargetNoted({ ...there, ...from }));
}

/** It is known, and what was approved stays. */
export function keepTarget({ reason }: CommandOf<'keep-target'>['data'], { other }: TargetState): Decided {
  if (!other) return rejected({ code: 'no-other-target' });
  return other.kept === undefined ? accepted(facts.otherTargetKept({ reason })) : nothingToDo;
}
