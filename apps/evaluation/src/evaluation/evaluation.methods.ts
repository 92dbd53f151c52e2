import { accepted, rejected, under } from '@wenxiao/domain';
import { evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import type { DataFor, Outcome } from './evaluation.commands.js';
import type { Around } from './evaluation.steps.js';

/** By which of the set's methods an evaluation by others is made; in words of its own beside them, where the list is open. */
export function stateMethods(data: DataFor<'state-methods'>, { state, world }: Around): Outcome {
  const { ruling, place } = world;
  const { methods, otherMethods } = data;
  const { ended } = state.progress;
  if (ended !== undefined) return rejected({ code: 'ended', outcome: ended });
  if (state.ofItself) return rejected({ code: 'methods-not-asked', evaluationType: place.type });
  const members = ruling.members('evaluation.methods');
  const listed = members.map(({ value }) => value.code);
  const closed = ruling.value('evaluation.methodsClosed');
  const isClosed = closed.is === 'stated' && closed.value;
  const strange = methods.find((code) => !listed.includes(code)) ?? (isClosed ? otherMethods : undefined);
  if (strange !== undefined) return rejected({ code: 'unknown-method', given: strange, listed });
  const named = members.filter(({ value }) => methods.includes(value.code));
  return accepted(under(facts.evaluationMethodsStated(data), ...named));
}
