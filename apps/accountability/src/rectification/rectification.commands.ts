import type { Command, Decision, NotOutdated } from '@wenxiao/domain';
import type { DataOf, decisionKeeping, StepNeeds } from '@wenxiao/domain/field';
import type { RectificationEvent, rectificationFacts } from '@wenxiao/facts/accountability';
import type { DueRejection } from '@wenxiao/rules/deadline';
import type { Advice, Reassignment, Rebase, StepPlace, StepRejection } from '@wenxiao/rules/procedure';
import type { Answer, Problem } from './rectification.state.js';

type Facts = typeof rectificationFacts;

/** What is wrong, and by when it is to be put right, where a person says so. */
export type Feedback = Readonly<{ problems: readonly Problem[]; limit?: string; reason?: string; today: string }>;

/** `problems`: what is said of them. */
type Answering = StepPlace & Readonly<{ answer: string; brings: StepNeeds; problems?: readonly Answer[] }>;

export type RectificationCommand =
  /** Something asks for it, by the procedure that it names, or a person. `version`: of what asks for it, as it was told. */
  | Command<'open', Feedback & Readonly<{ procedure?: string; version?: number }>>
  | Command<'state-problems', Feedback>
  | Command<'give-up', { reason: string }>
  | Command<'take-step', Answering>
  /** The same answer again, whole, with what it should have brought. */
  | Command<'correct-step', Answering>
  | Command<'withdraw', StepPlace & Readonly<{ reason: string }>>
  | Command<'give-opinion', Advice>
  /** What asks for it does so no longer, or otherwise, and the lead desk keeps it. */
  | Command<'keep-decision', DataOf<typeof decisionKeeping.fields>>
  | Command<'rebase', Rebase>
  | Command<'reassign', Reassignment>
  /** An alarm: has a step opened without an act, has a due day gone by? */
  | Command<'look', { today: string }>
  | Command<'lift-overdue', DataOf<Facts['rectificationOverdueLifted']['fields']>>
  | Command<'remind', DataOf<Facts['rectificationReminded']['fields']>>
  | Command<'hand-over', DataOf<Facts['rectificationTaskHandedOver']['fields']>>;

export type RectificationRejection =
  | StepRejection
  | DueRejection
  | NotOutdated
  | Readonly<{ code: 'not-opened' }>
  /** The set has no procedure for it: nothing is made up in its place. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'given-up'; reason: string }>
  /** Nothing is said to be put right of what nobody has fed back. */
  | Readonly<{ code: 'problems-not-stated' }>
  | Readonly<{ code: 'problem-wordless'; items: readonly string[] }>
  | Readonly<{ code: 'change-reason-required' }>
  | Readonly<{ code: 'unknown-problem'; items: readonly string[]; listed: readonly string[] }>
  /** Who reports says of each what was done. */
  | Readonly<{ code: 'problems-unanswered'; items: readonly string[] }>
  /** It ends when every problem is put right, and not before. */
  | Readonly<{ code: 'not-all-rectified'; items: readonly string[] }>
  | Readonly<{ code: 'limit-gone-by'; limit: string; today: string }>
  /** The set says by when: nobody says otherwise. */
  | Readonly<{ code: 'limit-of-the-rules'; path: string }>;

export type Outcome = Decision<RectificationEvent, RectificationRejection>;
export type DataFor<Type extends RectificationCommand['type']> = Extract<RectificationCommand, { type: Type }>['data'];
