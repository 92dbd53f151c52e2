import { type Decided, under } from '@wenxiao/domain';
import type { StepNeeds } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import type { StepTaken } from '@wenxiao/rules/procedure';
import type { Effect, Procedure } from '@wenxiao/rules/shape';

/**
 * What is told of a round by the object of its procedure: the report of a unit, which is submitted, reviewed, issued and resolved, or
 * what others examine themselves, which is reviewed. A set that asks for another act of it is not published.
 */
const told = {
  'monitoring-round': {
    stepsOpened: facts.reportStepsOpened,
    rebased: facts.reportRebased,
    withdrawn: facts.reportWithdrawn,
    opinionGiven: facts.reportOpinionGiven,
    steps: {
      submit: facts.reportSubmitted,
      review: facts.reportReviewed,
      issue: facts.reportIssued,
      resolve: facts.reportResolved,
    },
  },
  'monitoring-examination': {
    stepsOpened: facts.examinationStepsOpened,
    rebased: facts.examinationRebased,
    withdrawn: facts.examinationWithdrawn,
    opinionGiven: facts.examinationOpinionGiven,
    steps: { review: facts.examinationReviewed },
  },
} as const;

type Of = Pick<Procedure, 'object'>;
export const toldBy = ({ object }: Of) => told[object === 'monitoring-examination' ? object : 'monitoring-round'];

/** What a step of a round did. */
export function stepEvent(
  procedure: Of,
  act: string,
  data: StepNeeds & StepTaken['data'] & Readonly<{ round: string }>,
): MonitoringEvent {
  const steps: Readonly<Record<string, ((data: never) => MonitoringEvent) | undefined>> = toldBy(procedure).steps;
  const fact = steps[act];
  if (!fact) throw new Error(`No ${procedure.object} is the object of ${act}`);
  return fact(data as never);
}

/** What an answer has entered in registers, or has there no longer. */
export const entriesAsked = (
  effects: readonly Effect[],
  by: Readonly<{ round: string; step: string; stands: boolean }>,
  ...stated: readonly Readonly<{ path: string }>[]
): readonly Decided<MonitoringEvent>[] =>
  effects.flatMap((effect) => {
    if (!('enter' in effect)) return [];
    return [under(facts.registerEntryAsked({ ...by, register: effect.enter, kind: effect.kind }), ...stated)];
  });
