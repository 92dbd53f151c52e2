import { type ReferralEvent, referralFacts as facts } from '@wenxiao/facts/accountability';
import type { Act } from '@wenxiao/rules/shape';

type StepData = Parameters<typeof facts.referralIssued>[0];

const factOf = {
  submit: facts.referralSubmitted,
  review: facts.referralReviewed,
  receive: facts.referralReceived,
  'hand-over': facts.referralHandedOver,
  approve: facts.referralApproved,
  file: facts.referralFiled,
  appoint: facts.referralAppointed,
  issue: facts.referralIssued,
  record: facts.referralRecorded,
  score: facts.referralScored,
  conclude: facts.referralConcluded,
  hear: facts.referralHeard,
  report: facts.referralReported,
  archive: facts.referralArchived,
  resolve: facts.referralResolved,
} as const satisfies Readonly<Record<Act, (data: StepData) => ReferralEvent>>;

/** What a step did to a referral, whatever the rule set calls the step. */
export const stepFactOf = (act: Act, data: StepData): ReferralEvent => factOf[act](data);
