import { type EvaluationEvent, evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import type { Act } from '@wenxiao/rules/shape';

/** What every fact of a step says. */
export type StepData = Parameters<typeof facts.evaluationScored>[0];

const factOf = {
  submit: facts.evaluationSubmitted,
  review: facts.evaluationReviewed,
  receive: facts.evaluationReceived,
  'hand-over': facts.evaluationHandedOver,
  approve: facts.evaluationApproved,
  file: facts.evaluationFiled,
  appoint: facts.evaluationAppointed,
  issue: facts.evaluationIssued,
  record: facts.evaluationRecorded,
  score: facts.evaluationScored,
  conclude: facts.evaluationConcluded,
  hear: facts.evaluationHeard,
  report: facts.evaluationReported,
  archive: facts.evaluationArchived,
  resolve: facts.evaluationResolved,
} as const satisfies Readonly<Record<Act, (data: StepData) => EvaluationEvent>>;

export const stepFactOf = (act: Act, data: StepData): EvaluationEvent => factOf[act](data);
