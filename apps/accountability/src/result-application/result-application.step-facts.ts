import { type ResultApplicationEvent, resultApplicationFacts as facts } from '@wenxiao/facts/accountability';
import type { Act } from '@wenxiao/rules/shape';

type StepData = Parameters<typeof facts.resultResolved>[0];

const factOf = {
  submit: facts.resultSubmitted,
  review: facts.resultReviewed,
  receive: facts.resultReceived,
  'hand-over': facts.resultHandedOver,
  approve: facts.resultApproved,
  file: facts.resultFiled,
  appoint: facts.resultAppointed,
  issue: facts.resultIssued,
  record: facts.resultRecorded,
  score: facts.resultScored,
  conclude: facts.resultConcluded,
  hear: facts.resultHeard,
  report: facts.resultReported,
  archive: facts.resultArchived,
  resolve: facts.resultResolved,
} as const satisfies Readonly<Record<Act, (data: StepData) => ResultApplicationEvent>>;

/** What a step did to a result, whatever the rule set calls the step. */
export const stepFactOf = (act: Act, data: StepData): ResultApplicationEvent => factOf[act](data);
