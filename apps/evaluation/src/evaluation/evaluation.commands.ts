import type { Command, Decided, Decision, NotOutdated } from '@wenxiao/domain';
import type { DataOf, decisionKeeping, StepNeeds } from '@wenxiao/domain/field';
import type { EvaluationEvent, evaluationFacts } from '@wenxiao/facts/evaluation';
import type { DueRejection } from '@wenxiao/rules/deadline';
import type { GradeRefusal } from '@wenxiao/rules/grading';
import type { Advice, Replacement, StepRejection } from '@wenxiao/rules/procedure';
import type { ComputingFlaw } from './evaluation.computed.js';
import type { SheetContent, SheetFlaw } from './evaluation.sheets.js';
import type { AttainedContent, SelfForm } from './evaluation.state.js';
import type { PeriodKind } from './evaluation.place.js';
import type { Reached } from './evaluation.world.js';

/** What was read from the form of a self-evaluation, with what its own check found. */
export type FormContent = Omit<SelfForm, 'step' | 'reportedOn' | 'late'> &
  Readonly<{
    says?: FormSays;
    /** The form itself. */
    content: object;
  }>;

/** What a form prints of what is known anyhow: it is held against that, and not kept. */
export type FormSays = Readonly<{
  project?: string;
  year?: string;
  /** Of each indicator what was to be reached. */
  targets: readonly (string | undefined)[];
}>;

type Place = Readonly<{ step: string; level?: string }>;
/** What a step brings: a self-evaluation its form or what it reached, an evaluator the own sheet, in place of a score. */
type Bringing = Readonly<{
  brings: StepNeeds;
  form?: FormContent;
  attained?: AttainedContent;
  sheet?: SheetContent;
  today: string;
}>;

export type EvaluationCommand =
  /** A duty asks for it. */
  | Command<'expect', DataOf<typeof evaluationFacts.evaluationExpected.fields>>
  | Command<'open', { today: string; reason?: string; chosenFor?: readonly string[] }>
  /** It is left out for a reason, or is not left out after all. */
  | Command<'except', DataOf<typeof evaluationFacts.evaluationExcepted.fields>>
  /** It was begun by mistake, and nothing was done in it. */
  | Command<'withdraw-start', { reason: string }>
  /** By which methods it is made. */
  | Command<'state-methods', DataOf<typeof evaluationFacts.evaluationMethodsStated.fields>>
  | Command<'take-step', Place & Bringing & { answer: string }>
  /** The step with which an evaluator hands in the own sheet: what colleagues hand in meanwhile is not material to it. */
  | Command<'fill-sheet', Place & Bringing & { answer: string }>
  | Command<'withdraw', Place & { reason: string }>
  /** A desk that co-operates is heard before a step. */
  | Command<'give-opinion', Advice>
  /** The same answer again, whole, with its form, sheet or conclusion where it has one. */
  | Command<'correct', Place & Bringing>
  /** An alarm: has a step opened without an act, has a due day gone by? */
  | Command<'look', { today: string }>
  /** What its rules were silent on was settled: it goes on by the same rules with that. */
  /** All of its type and period were ranked. */
  | Command<'rank', DataOf<typeof evaluationFacts.evaluationRanked.fields>>
  | Command<'take-settled'>
  | Command<'lift-overdue', DataOf<typeof evaluationFacts.evaluationOverdueLifted.fields>>
  | Command<'remind', DataOf<typeof evaluationFacts.evaluationReminded.fields>>
  /** The lead desk: it goes on under the set in force, instead of the one with this hash. */
  | Command<'rebase', { before: string; reason: string }>
  | Command<'reassign', Replacement & { reason: string }>
  /** What the conclusion rests on has changed, and the lead desk keeps it. */
  | Command<'keep-decision', DataOf<typeof decisionKeeping.fields>>
  | Command<'hand-over', DataOf<typeof evaluationFacts.evaluationTaskHandedOver.fields>>;

export type EvaluationRejection =
  | StepRejection
  | SheetFlaw
  | ComputingFlaw
  | NotOutdated
  /** Steps were done in it: they are taken back before its start is. */
  | Readonly<{ code: 'start-built-on'; steps: readonly string[] }>
  | Readonly<{ code: 'not-opened' }>
  /** Its type gives grades otherwise than by rank. */
  | Readonly<{ code: 'not-ranked'; evaluationType: string }>
  /** Some of those that are ranked together have come to no conclusion. */
  | Readonly<{ code: 'not-all-concluded'; open: readonly string[] }>
  /** The set gives no such type, procedure or scale: nothing is made up in its place. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'not-of-this-type'; evaluationType: string }>
  /** It has begun, or nobody asks for it. */
  | Readonly<{ code: 'not-expected' }>
  /** A duty asks for it without exception. */
  | Readonly<{ code: 'without-exception'; duty: string }>
  /** In principle it is evaluated within something else; alone with a reason. */
  | Readonly<{ code: 'not-alone'; called: string }>
  | Readonly<{ code: 'period-not-evaluated'; period: PeriodKind; periods: readonly PeriodKind[] }>
  /** What has not begun is not evaluated. */
  | Readonly<{ code: 'period-not-begun'; from: string }>
  /** It rests on an evaluation that has not come so far. */
  | Readonly<{ code: 'rests-on'; evaluationType: string; state: Reached; is?: Reached }>
  /** Who evaluated themselves evaluates nobody’s word on it. */
  | Readonly<{ code: 'evaluators-kept-out'; persons: readonly string[]; organisations: readonly string[] }>
  /** It is made again once the one before was concluded. */
  | Readonly<{ code: 'number-before-open'; number: number; is: Reached | 'opened' | 'none' }>
  /** The set chooses what is evaluated, and such a subject is not among what is chosen from. */
  | Readonly<{ code: 'not-chosen-from'; selections: readonly string[] }>
  /** It was chosen for none of the listed reasons, or for one that is not listed. */
  | Readonly<{ code: 'choice-unexplained'; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-choice-reason'; given: string; listed: readonly string[] }>
  /** Neither target nor money of the period. */
  | Readonly<{ code: 'nothing-to-evaluate'; period: string }>
  | Readonly<{
      code:
        | 'form-wanting'
        | 'form-not-asked'
        | 'form-unfilled'
        | 'form-without-indicators'
        | 'form-of-whole'
        | 'sheet-wanting'
        | 'sheet-not-asked';
    }>
  /** Several units carry it out, and this one does not say what it reached; or its share of the money is not known. */
  | Readonly<{ code: 'attained-wanting' | 'share-wanting'; organisation: string }>
  /** Units that carry it out have not said yet what they reached. */
  | Readonly<{ code: 'units-missing'; units: readonly string[] }>
  /** The set does not list it; it names methods in words where its list is open. */
  | Readonly<{ code: 'unknown-method'; given: string; listed: readonly string[] }>
  /** A body that evaluates itself is not asked for any. */
  | Readonly<{ code: 'methods-not-asked'; evaluationType: string }>
  | Readonly<{ code: 'score-not-of-sheet'; score: string; total: string }>
  /** Nobody has filled in these parts. */
  | Readonly<{ code: 'parts-missing'; parts: readonly string[] }>
  | Readonly<{ code: 'score-refused'; reason: GradeRefusal; score: string; fullMark?: string }>
  /** A score that is not the computed one has a reason. */
  | Readonly<{ code: 'deviation-unexplained'; score: string; computed: string }>
  | DueRejection;

export type Outcome = Decision<EvaluationEvent, EvaluationRejection>;
export type Events = readonly Decided<EvaluationEvent>[];
export type DataFor<Type extends EvaluationCommand['type']> = Extract<EvaluationCommand, { type: Type }>['data'];
