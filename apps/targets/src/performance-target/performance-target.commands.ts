import type { Command, Decision, NotOutdated, Outdated } from '@wenxiao/domain';
import type { DataOf, decisionKeeping, StepNeeds } from '@wenxiao/domain/field';
import type { PerformanceTargetEvent, performanceTargetFacts } from '@wenxiao/facts/targets';
import type { DueDayNow } from '@wenxiao/rules/deadline';
import type { Advice, StepRejection, World } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Content, DeclarationFlaw } from './declaration.js';
import type { Library } from './declared-entries.js';
import type { ForeignContent, TargetKeys } from './other-target.state.js';
import type { FromTable } from '../subject/from-table.js';

/** What the step's answer is, and what it brings. */
export type Answering = Readonly<{ step: string; level?: string; answer: string; brings?: StepNeeds }>;
/** What another object appends in the same act, as the caller puts both together: the budget that is approved. */
export type Together = Readonly<{ with: string; amount: string; from: string }>;

type Declaring = Readonly<{
  content: Content;
  /** What the indicators name of the library, as it stands; left out where they name nothing. */
  entries?: Library['entries'];
  /** The day, in the jurisdiction. */
  on: string;
  /** By which keys another system knows it. */
  keys?: Omit<TargetKeys, 'declaration'>;
  /** The submission that goes with it; absent while it is prepared. */
  submits?: Answering;
}>;

/** By when an adjustment that monitoring asks for is to be proposed, and what of the rules says so. */
export type AdjustmentDue = DueDayNow & Readonly<{ due: string; path: string }>;

export type TargetCommand =
  | Command<'declare', Declaring>
  /** What is declared now is wrong, and nobody has looked at it yet: the same declaration, whole. */
  | Command<'correct-declaration', Pick<Declaring, 'content' | 'entries' | 'on'>>
  /** What was approved is to be adjusted, by the last day of its period: declared anew, and on its way through the procedure again. */
  | Command<'adjust', Declaring & { reason: string; last: string }>
  /** The adjustment that was begun is given up: what was approved stays as it is. */
  | Command<'abandon-adjustment', Readonly<{ reason: string }>>
  | Command<'take-step', Answering & { together?: Together }>
  /** The same answer again, with what it should have brought. */
  | Command<'correct-step', Answering & { together?: Together }>
  | Command<
      'withdraw',
      Readonly<{ step: string; level?: string; reason: string; on: string; last: string; together?: true }>
    >
  /** A desk that co-operates is heard before a step. */
  | Command<'give-opinion', Advice>
  /** An open step is somebody else's from now on. */
  | Command<'hand-over', DataOf<typeof performanceTargetFacts.targetTaskHandedOver.fields>>
  /** The lead desk: it goes on under the set in force, instead of the one with this hash. */
  | Command<'rebase', Readonly<{ before: string; reason: string }>>
  /** What was approved rests on what is otherwise now, and the lead desk keeps it. */
  | Command<'keep-decision', DataOf<typeof decisionKeeping.fields>>
  /** Monitoring decided that what is in force is to be adjusted, or took that back. */
  | Command<'ask-adjustment', DataOf<typeof performanceTargetFacts.targetAdjustmentAsked.fields>>
  | Command<'ask-no-longer', Readonly<{ decision: string }>>
  /** The lead desk: nothing is adjusted for it. */
  | Command<'decline-adjustment', DataOf<typeof performanceTargetFacts.targetAdjustmentDeclined.fields>>
  /** The lead desk: nobody is late with it. */
  | Command<'lift-adjustment-overdue', Readonly<{ proposal: string; because: string }>>
  /** An alarm: was it proposed in time? */
  | Command<'look-at-asked', Readonly<{ proposal: string; dues: readonly AdjustmentDue[]; today: string }>>
  /** What another system has instead of what was approved here. */
  | Command<'note-other-target', ForeignContent & FromTable>
  /** It is known, and the target stays. */
  | Command<'keep-target', Readonly<{ reason: string }>>
  /** Something became known that opens steps without an act. */
  | Command<'open-steps'>;

export type CommandOf<Type extends TargetCommand['type']> = Extract<TargetCommand, { type: Type }>;

/** The rules that the target was opened under, and what they may ask of the day. */
export type TargetRules = Readonly<{
  ruling: Ruling;
  world: World;
  /** What the approval rests on and that is otherwise now; only where somebody keeps it. */
  outdated?: readonly Outdated[];
}>;

export type TargetRejection =
  | StepRejection
  | NotOutdated
  | DeclarationFlaw
  /** The set in force has no procedure for such a target: it says how before one can be declared. */
  | Readonly<{ code: 'no-procedure'; procedure?: string }>
  | Readonly<{ code: 'not-opened' }>
  | Readonly<{ code: 'nothing-declared' }>
  | Readonly<{ code: 'submitted-already'; declaration: number }>
  /** In force: what is to be otherwise is adjusted. */
  | Readonly<{ code: 'approved-already'; declaration: number }>
  | Readonly<{ code: 'not-approved' }>
  | Readonly<{ code: 'no-other-target' }>
  /** Nothing is being adjusted. */
  | Readonly<{ code: 'not-adjusting' }>
  /** No measure of monitoring asks for it, or not any more. */
  | Readonly<{ code: 'adjustment-not-asked'; listed: readonly string[] }>
  /** It is not overdue, or that was lifted, or it has been proposed. */
  | Readonly<{ code: 'adjustment-not-overdue'; listed: readonly string[] }>
  /** Results are measured by it: what was to be reached is not changed once the time for it is over. */
  | Readonly<{ code: 'period-over'; last: string }>
  /** Somebody has answered it: it is returned, and not corrected. */
  | Readonly<{ code: 'reviewed-already'; steps: readonly string[] }>
  /** The step is taken in one act with another object, and as that one says. */
  | Readonly<{ code: 'together'; with: string; amount?: string; from?: string }>
  /** With this answer the step approves no other object: nothing is appended beside it. */
  | Readonly<{ code: 'not-together'; step: string; answer: string }>;

export type Decided = Decision<PerformanceTargetEvent, TargetRejection>;
