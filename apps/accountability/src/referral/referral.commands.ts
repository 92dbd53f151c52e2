import type { Command, Decision, NotOutdated } from '@wenxiao/domain';
import type { DataOf, decisionKeeping, StepNeeds } from '@wenxiao/domain/field';
import type { ReferralEvent, referralFacts } from '@wenxiao/facts/accountability';
import type { Asked, RestedOn } from '@wenxiao/rules/condition';
import type { Advice, Reassignment, Rebase, StepPlace, StepRejection } from '@wenxiao/rules/procedure';
import type { DueRejection } from '@wenxiao/rules/deadline';
import type { AssessmentNamed, EvaluationNamed } from './referral.world.js';

/** What somebody proposes: persons of the body, what they found, the evaluation that it rests on. */
export type Proposed = Readonly<{
  persons: readonly string[];
  ground?: string;
  /** Why this body, where the set does not say whom it refers. */
  reason?: string;
  evaluation?: EvaluationNamed;
  /** The assessment of how the body works that it rests on: it is the body itself that it is about then. */
  assessment?: AssessmentNamed;
  today: string;
}>;

export type ReferralCommand =
  | Command<'open', Proposed>
  | Command<'take-step', StepPlace & Readonly<{ answer: string; brings: StepNeeds }>>
  /** The same answer again, whole, with what it should have brought. */
  | Command<'correct-step', StepPlace & Readonly<{ answer: string; brings: StepNeeds }>>
  | Command<'withdraw', StepPlace & Readonly<{ reason: string }>>
  | Command<'give-opinion', Advice>
  /** An alarm: has a step opened without an act, has a due day gone by? */
  | Command<'look', { today: string }>
  /** The lead desk: it goes on under the set in force. */
  | Command<'rebase', Rebase>
  | Command<'reassign', Reassignment>
  /** What was decided rests on what is otherwise now, and the lead desk keeps it. */
  | Command<'keep-decision', DataOf<typeof decisionKeeping.fields>>
  | Command<'lift-overdue', DataOf<typeof referralFacts.referralOverdueLifted.fields>>
  | Command<'remind', DataOf<typeof referralFacts.referralReminded.fields>>
  | Command<'hand-over', DataOf<typeof referralFacts.referralTaskHandedOver.fields>>;

export type ReferralRejection =
  | StepRejection
  | DueRejection
  | NotOutdated
  | Readonly<{ code: 'not-opened' }>
  /** The set says nothing of it: nothing is made up in its place. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  /** The set does not say whom it refers: a person decides, and says why. */
  | Readonly<{ code: 'referral-reason-required'; path: string }>
  | Readonly<{ code: 'unknown-trigger'; trigger: string; listed: readonly string[] }>
  /** It is neither the unit of the subject nor its department, or the set refers no such body. */
  | Readonly<{ code: 'not-referable'; organisation: string; referable: readonly string[] }>
  | Readonly<{ code: 'persons-not-referable'; referable: readonly string[] }>
  /** They are not there, are disabled, or are not of that body. */
  | Readonly<{ code: 'unknown-person'; persons: readonly string[] }>
  /** Nobody refers themselves, or the body of which they are. */
  | Readonly<{ code: 'refers-themselves' }>
  /** Nor is it referred to them, or led by them. */
  | Readonly<{ code: 'referred-to-themselves'; named: readonly string[] }>
  | Readonly<{ code: 'referred-before'; trigger: string; organisation: string }>
  | Readonly<{ code: 'evaluation-not-concluded'; evaluation: EvaluationNamed }>
  | Readonly<{ code: 'assessment-not-concluded'; assessment: AssessmentNamed }>
  /** What a unit or department says of itself is information: the bureau evaluates before anybody is referred for it. */
  | Readonly<{ code: 'not-of-bureau'; evaluationType: string }>
  | Readonly<{ code: 'unknown-finding'; finding: string; listed: readonly string[] }>
  /** What the condition rested on, and the findings of a person that it may rest on. */
  | Readonly<{
      code: 'trigger-not-met';
      trigger: string;
      restedOn: readonly RestedOn[];
      findings: readonly string[];
    }>
  | Readonly<{ code: 'trigger-not-known'; trigger: string; missing: readonly Asked[] }>;

export type Outcome = Decision<ReferralEvent, ReferralRejection>;
export type DataFor<Type extends ReferralCommand['type']> = Extract<ReferralCommand, { type: Type }>['data'];
