import { under } from '@wenxiao/domain';
import type { StepNeeds } from '@wenxiao/domain/field';
import { type EvaluationEvent, evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import type { StepTaken } from '@wenxiao/rules/procedure';
import type { Events } from './evaluation.commands.js';
import { evolve, type OpenEvaluation } from './evaluation.state.js';

/** What an answer opens beside the evaluation (问题整改), with what it says of each item: whoever keeps that opens it. */
export function furtherOpened({ effects, data, stated }: StepTaken, { items = [] }: StepNeeds): Events {
  const { step } = data;
  return effects.flatMap((effect) => {
    if (!('open' in effect)) return [];
    const said = items.map(({ item, note }) => ({ item, ...(note !== undefined && { note }) }));
    return [under(facts.furtherProcedureOpened({ step, procedure: effect.open, items: said }), ...stated)];
  });
}

/** What the answer opened that counts no longer is opened no longer. */
export function furtherGone(state: OpenEvaluation, event: EvaluationEvent): Events {
  const { further } = state;
  if (!further) return [];
  const { progress } = evolve(state, event) as OpenEvaluation;
  const stands = progress.done.some(({ step }) => step === further.step);
  return stands ? [] : [facts.furtherProcedureWithdrawn(further)];
}
