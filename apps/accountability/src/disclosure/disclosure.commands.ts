import type { Command, Decision, NotOutdated } from '@wenxiao/domain';
import type { DataOf, decisionKeeping, StepNeeds } from '@wenxiao/domain/field';
import type { DisclosureEvent, disclosureFacts } from '@wenxiao/facts/accountability';
import type { DueRejection } from '@wenxiao/rules/deadline';
import type { Advice, Reassignment, Rebase, StepPlace, StepRejection } from '@wenxiao/rules/procedure';
import type { EvaluationNamed, TargetNamed } from './disclosure.world.js';

type Facts = typeof disclosureFacts;
/** `address`: where it was published. */
type Answering = StepPlace & Readonly<{ answer: string; brings: StepNeeds; address?: string }>;

/** Which results, and which targets, are to be disclosed. */
export type Scope = Readonly<{
  results: readonly EvaluationNamed[];
  targets?: readonly TargetNamed[];
  reason?: string;
}>;

export type DisclosureCommand =
  | Command<'open', Scope & Readonly<{ today: string }>>
  | Command<'give-up', { reason: string }>
  | Command<'take-step', Answering>
  /** The same answer again, whole, with what it should have brought. */
  | Command<'correct-step', Answering>
  | Command<'withdraw', StepPlace & Readonly<{ reason: string }>>
  | Command<'give-opinion', Advice>
  /** A result that it holds was corrected or taken back since, and the lead desk keeps it. */
  | Command<'keep-decision', DataOf<typeof decisionKeeping.fields>>
  | Command<'rebase', Rebase>
  | Command<'reassign', Reassignment>
  /** An alarm: has a step opened without an act, has a due day gone by? */
  | Command<'look', { today: string }>
  | Command<'lift-overdue', DataOf<Facts['disclosureOverdueLifted']['fields']>>
  | Command<'remind', DataOf<Facts['disclosureReminded']['fields']>>
  | Command<'hand-over', DataOf<Facts['disclosureTaskHandedOver']['fields']>>;

export type DisclosureRejection =
  | StepRejection
  | DueRejection
  | NotOutdated
  | Readonly<{ code: 'not-opened' }>
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'given-up'; reason: string }>
  /** Another of the same subject and year is under way. */
  | Readonly<{ code: 'disclosed-already' }>
  | Readonly<{ code: 'scope-wanting' }>
  /** The rules have these results disclosed by different bodies: each by its own. */
  | Readonly<{ code: 'disclosed-apart'; procedures: readonly string[] }>
  /** Only what was concluded is disclosed. */
  | Readonly<{
      code: 'results-not-concluded';
      results: readonly EvaluationNamed[];
      concluded: readonly EvaluationNamed[];
    }>
  /** The rules do not have targets, or results, disclosed. */
  | Readonly<{ code: 'content-not-disclosed'; contents: readonly string[] }>
  /** Only what was approved is disclosed. */
  | Readonly<{ code: 'targets-not-approved'; targets: readonly string[]; approved: readonly string[] }>
  /** They were adjusted or taken back since. */
  | Readonly<{ code: 'targets-changed'; targets: readonly string[] }>
  /** They were corrected or taken back since: what was checked is not what they are. */
  | Readonly<{ code: 'results-changed'; results: readonly EvaluationNamed[] }>
  /** The set demands that somebody else has checked it for what is secret. */
  | Readonly<{ code: 'check-wanting'; path: string }>
  /** Whoever publishes says where. */
  | Readonly<{ code: 'address-wanting' }>
  | Readonly<{ code: 'address-not-asked' }>;

export type Outcome = Decision<DisclosureEvent, DisclosureRejection>;
export type DataFor<Type extends DisclosureCommand['type']> = Extract<DisclosureCommand, { type: Type }>['data'];
