import type { Command, Decision } from '@wenxiao/domain';
import type { DataOf, StepNeeds } from '@wenxiao/domain/field';
import type { ExAnteAssessmentEvent, exAnteAssessmentFacts } from '@wenxiao/facts/targets';
import type { Asked, RestedOn } from '@wenxiao/rules/condition';
import type { DueRejection } from '@wenxiao/rules/deadline';
import type { Advice, Reassignment, Rebase, StepPlace, StepRejection } from '@wenxiao/rules/procedure';

type Facts = typeof exAnteAssessmentFacts;

/** What somebody asks for: by which procedure, for which budget year; where other departments assess, which of them. */
export type Opening = Readonly<{
  procedure: string;
  year: number;
  requested: boolean;
  organisation?: string;
  today: string;
}>;

type Answering = StepPlace & Readonly<{ answer: string; brings: StepNeeds; today: string }>;

export type AssessmentCommand =
  | Command<'open', Opening>
  /** `cuts`: the same act cuts the control number of the subject's line. */
  | Command<'take-step', Answering & Readonly<{ cuts: boolean }>>
  /** … of the step in which each of those who were named scores: what a colleague scores does not stand in the way. */
  | Command<'score', Answering & Readonly<{ cuts: boolean }>>
  /** The same answer again, whole, with what it should have brought. */
  | Command<'correct-step', Answering>
  | Command<'withdraw', StepPlace & Readonly<{ reason: string }>>
  | Command<'give-opinion', Advice>
  | Command<'give-up', DataOf<Facts['exAnteGivenUp']['fields']>>
  | Command<'conduct', DataOf<Facts['exAnteConducted']['fields']>>
  /** An alarm: has a step opened without an act, has a due day gone by? */
  | Command<'look', { today: string }>
  /** The lead desk: it goes on under the set in force. */
  | Command<'rebase', Rebase>
  | Command<'reassign', Reassignment>
  | Command<'lift-overdue', DataOf<Facts['exAnteOverdueLifted']['fields']>>
  | Command<'remind', DataOf<Facts['exAnteReminded']['fields']>>
  | Command<'hand-over', DataOf<Facts['exAnteTaskHandedOver']['fields']>>;

export type AssessmentRejection =
  | StepRejection
  | DueRejection
  | Readonly<{ code: 'assessment-not-opened' }>
  /** The set has no such way to assess. */
  | Readonly<{ code: 'unknown-assessment'; procedure: string; listed: readonly string[] }>
  /** It is none of those whom the set assesses so, by these values; or it is not known whether it is. */
  | Readonly<{ code: 'not-assessed-so'; procedure: string; restedOn: readonly RestedOn[] }>
  | Readonly<{ code: 'assessed-so-not-known'; procedure: string; missing: readonly Asked[] }>
  /** An assessment by the same procedure is under way, or has come to a conclusion for that year that stands. */
  | Readonly<{ code: 'assessed-already'; assessment: number; procedure: string }>
  /** Other departments assess by it: which one is named; or nobody is, since it is made by desks of the set. */
  | Readonly<{ code: 'assessor-wanting' | 'assessor-not-asked'; procedure: string }>
  /** A unit is not the other department that assesses what it applies for. */
  | Readonly<{ code: 'assessor-is-applicant'; organisation: string }>
  | Readonly<{ code: 'assessed-too-often'; limit: number }>
  | Readonly<{ code: 'negative-score'; score: string }>
  /** What was recorded of how it was made is none that the set lists. */
  | Readonly<{ code: 'not-listed'; field: string; given: string; listed: readonly string[] }>
  | Readonly<{ code: 'assessment-ended'; outcome: string }>
  /** With this answer the control number is cut, part by part; or it is not. */
  | Readonly<{ code: 'cut-wanting' | 'cut-not-asked'; step: string; answer: string }>
  /** It has cut the control number: the budget desk decides which one holds. */
  | Readonly<{ code: 'cut-carried-out'; step: string }>;

export type Outcome = Decision<ExAnteAssessmentEvent, AssessmentRejection>;
export type DataFor<Type extends AssessmentCommand['type']> = Extract<AssessmentCommand, { type: Type }>['data'];
