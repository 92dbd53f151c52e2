import { accepted, rejected, under } from '@wenxiao/domain';
import { evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import { namedMembers } from '@wenxiao/rules/ruling';
import type { DataFor, Outcome } from './evaluation.commands.js';
import type { Around } from './evaluation.steps.js';

/** By which of the set's methods an evaluation by others is made; in words of its own beside them, where the list is open. */
export function stateMethods(data: DataFor<'state-methods'>, { state, world }: Around): Outcome {
  const { ruling, place } = world;
  const { methods, otherMethods } = data;
  const { ended } = state.progress;
  if (ended !== undefined) return rejected({ code: 'ended', outcome: ended });
  if (state.ofItself) return rejected({ code: 'methods-not-asked', evaluationType: place.type });
  const { named, listed, strange: unlisted } = namedMembers(ruling.members('evaluation.methods'), methods);
  const closed = ruling.value('evaluation.methodsClosed');
  const isClosed = closed.is === 'stated' && closed.value;
  const strange = unlisted ?? (isClosed ? otherMethods : undefined);
  if (strange !== undefined)
    return rejected({ code: 'unknown-method', given: strange, listed }, { path: 'evaluation.methods' });
  return accepted(under(facts.evaluationMethodsStated(data), ...named));
}
