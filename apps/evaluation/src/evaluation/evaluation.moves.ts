import { accepted, nothingToDo, rejected, under } from '@wenxiao/domain';
import { type EvaluationEvent, evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import { reassign, rebase, rebaseTo } from '@wenxiao/rules/procedure';
import type { DataFor, Outcome } from './evaluation.commands.js';
import { silentAt } from './evaluation.conclusion.js';
import { furtherGone } from './evaluation.further.js';
import { isConcluded, type OpenEvaluation } from './evaluation.state.js';
import { type Around, conclusionSentBack, keptOutOf } from './evaluation.steps.js';
import { type EvaluationWorld, procedureOf } from './evaluation.world.js';

/** It goes on by the same rules with what was settled since. What has ended, or come to a conclusion, stands as it was decided. */
export function withSettled(state: OpenEvaluation, world: EvaluationWorld): Outcome {
  const procedure = procedureOf(world);
  if (procedure.is === 'silent' || isConcluded(state)) return nothingToDo;
  const moved = rebase(state.progress, procedure.value, world.procedures);
  if (moved.outcome === 'rejected') return nothingToDo;
  return accepted<EvaluationEvent>(under(facts.evaluationRebased(moved.data), procedure, ...moved.stated));
}

/** The world is that of the set in force. What was done counts by its step; a conclusion whose step is none there is taken back. */
export function moveToSetInForce({ before, reason }: DataFor<'rebase'>, { state, world }: Around): Outcome {
  const { ruling, procedures } = world;
  const procedure = procedureOf(world);
  const moved = rebaseTo({ hash: ruling.hash, before, procedure }, state.progress, procedures);
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  const event = facts.evaluationRebased({ ...moved.data, reason });
  const stated = procedure.is === 'stated' ? [procedure, ...moved.stated] : moved.stated;
  return accepted<EvaluationEvent>(
    under(event, ...stated),
    ...conclusionSentBack(state, event),
    ...furtherGone(state, event),
  );
}

/**
 * Somebody takes the place of an evaluator who left. A sheet that was handed in counts on, and is not asked for again: it was
 * filled in by whoever was named then, and a second one would weigh their place twice.
 */
export function replaceParty({ reason, ...who }: DataFor<'reassign'>, { state, world }: Around): Outcome {
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') return rejected(silentAt(procedure));
  const { as, to } = who;
  const keptOut = keptOutOf(
    [
      { as, person: to },
      { as, organisation: to },
    ],
    world,
  );
  if (keptOut) return rejected(keptOut);
  const replaced = reassign(procedure.value, state.progress, world.procedures, who);
  if (replaced.outcome === 'rejected') return rejected(replaced.rejection);
  return accepted<EvaluationEvent>(under(facts.evaluationReassigned({ ...replaced.data, reason }), ...replaced.stated));
}
