import type { Command, Decided, Decision, OutsideYear } from '@wenxiao/domain';
import type { DataOf, StepNeeds } from '@wenxiao/domain/field';
import type { MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import type { Advice, Reassignment, Rebase, StepRejection } from '@wenxiao/rules/procedure';
import type { RoundRefusal } from '@wenxiao/rules/rounds';
import type { HandedInForm } from './monitoring.form.js';
import type { MeasureStatus } from './monitoring.measure-state.js';
import type { Departure, Report } from './monitoring.state.js';

/** What a person fills in of a report. */
export type ReportContent = Omit<
  Report,
  'round' | 'step' | 'by' | 'doneFor' | 'form' | 'findings' | 'reportedOn' | 'late'
>;
/** … and what comes with it: a published form of the same. */
type Said<Of> = Of & { form?: HandedInForm; today: string };
type Place = Readonly<{ round: string; step: string; level?: string }>;
/** What is proposed of a round. */
export type Measure = Omit<DataOf<typeof monitoringFacts.measureProposed.fields>, 'proposal' | 'round' | 'step'>;
/** What an adopted measure does with the money, part by part; amounts in 元. */
export type MeasureAct = DataOf<typeof monitoringFacts.measureDecided.fields>['acts'][number];
type OfProposal = Readonly<{ proposal: string; round: string }>;
type MeasureStep = OfProposal & Readonly<{ step: string; level?: string }>;
type MeasureAnswer = MeasureStep &
  Readonly<{
    answer: string;
    brings: StepNeeds;
    measure?: Measure;
    acts?: readonly MeasureAct[];
    decision: string;
    today: string;
  }>;
type Facts = typeof monitoringFacts;

export type MonitoringCommand =
  | Command<'open', DataOf<typeof monitoringFacts.monitoringOpened.fields>>
  /** An alarm: is something due of a round, or of a measure? Without one: do the warnings still hold? */
  | Command<'look', { round?: string; proposal?: string; today: string }>
  | Command<'open-round', { series: string; node: string; today: string }>
  | Command<'take-step', Said<Place & { answer: string; brings: StepNeeds; report?: ReportContent }>>
  | Command<'withdraw', Place & { reason: string; today: string }>
  | Command<'give-opinion', Advice & { round: string; today: string }>
  | Command<'correct-step', Place & { answer: string; brings: StepNeeds }>
  | Command<'correct-report', Said<{ round: string; report: ReportContent }>>
  | Command<'lift-overdue', { round: string; due: string; because: string; today: string }>
  | Command<'remind', DataOf<typeof monitoringFacts.roundReminded.fields>>
  | Command<'hand-over', DataOf<typeof monitoringFacts.roundTaskHandedOver.fields>>
  | OfMeasures
  | OfRecords;

type Recording = Omit<DataOf<Facts['findingRecorded']['fields']>, 'finding' | 'marks' | 'proposed'>;

/** What is seen, found and checked outside the rounds. */
export type OfRecords =
  | Command<'note', Omit<DataOf<Facts['monitoringNoted']['fields']>, 'note'> & { today: string }>
  | Command<'record-finding', Recording & { today: string }>
  /** What an evaluation or a check proposed for the list of key monitoring by itself: taken into it, or not. */
  | Command<'confirm-finding', Confirmation & { today: string }>
  | Command<'decline-finding', { proposed: string; because: string; today: string }>
  | Command<'settle-finding', { finding: string; because: string; today: string }>
  | Command<'check', Omit<DataOf<Facts['monitoringChecked']['fields']>, 'check' | 'assessedUnder'> & { today: string }>;

/** What a person adds to what was proposed. */
type Confirmation = Readonly<{ proposed: string; found: string; document?: string; risks?: readonly string[] }>;

/** What is done to corrective measures, and what targets answers to a decision on them. */
export type OfMeasures =
  /** Proposes with the step that is named, or with the first that is open. */
  | Command<
      'propose-measure',
      OfProposal & { measure: Measure; step?: string; level?: string; answer?: string; brings: StepNeeds }
    >
  /** `decision` is how it is called, where the step adopts or declines. */
  | Command<'take-measure-step', MeasureAnswer>
  | Command<'correct-measure-step', MeasureAnswer>
  | Command<'withdraw-measure-step', MeasureStep & { reason: string }>
  | Command<'give-measure-opinion', OfProposal & Advice>
  | Command<'lift-measure-overdue', DataOf<Facts['measureOverdueLifted']['fields']> & { round: string }>
  | Command<'remind-measure', DataOf<Facts['measureReminded']['fields']> & { round: string }>
  | Command<'hand-over-measure', DataOf<Facts['measureTaskHandedOver']['fields']> & { round: string }>
  /** The lead desk: it goes on under the set in force on the day. */
  | Command<'rebase-measure', OfProposal & Omit<Rebase, 'before'> & { today: string }>
  | Command<'reassign-measure', OfProposal & Reassignment>
  | Command<'take-settlement', { proposal: string; decision: string; refusal?: string }>;

export type MonitoringRejection =
  | Readonly<{ code: 'not-monitored' }>
  /** It is none of this year's, or has not opened yet. */
  | Readonly<{ code: 'unknown-round'; round: string; rounds: readonly string[] }>
  | Readonly<{ code: 'round-lapsed'; round: string }>
  | Readonly<{ code: 'round-refused'; because: RoundRefusal | 'outside-year' }>
  /** The set gives no procedure for a report: nothing is made up in its place. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  | StepRejection
  | Readonly<{ code: 'report-wanting' | 'report-not-asked'; round: string }>
  | Readonly<{ code: 'attainment-incomplete'; missing: readonly string[]; unknown: readonly string[] }>
  /** Amounts are reported of money, and of nothing else. */
  | Readonly<{ code: 'amounts-wanting' | 'amounts-not-asked'; round: string }>
  /** More than the budget, than was allocated, or after a stop: nobody paid it. */
  | Readonly<{ code: 'amounts-impossible'; round: string; amounts: readonly Pick<Departure, 'warning' | 'figures'>[] }>
  /** Less was spent by now than by the report before, and nothing says why. */
  | Readonly<{ code: 'fall-unexplained'; round: string; spent: string; before: string }>
  | Readonly<{
      code: 'forecast-wanting' | 'explanation-wanting' | 'likelihood-differs';
      round: string;
      indicators: readonly string[];
    }>
  | Readonly<{ code: 'not-reported' | 'reported'; round: string }>
  | Readonly<{ code: 'unknown-due' | 'not-overdue'; round: string; due: string }>
  | Readonly<{ code: 'unknown-ground'; ground: string; grounds: readonly string[] }>
  | Readonly<{ code: 'measures-not-listed'; measures: readonly string[]; listed: readonly string[] }>
  | Readonly<{ code: 'change-not-asked' | 'change-not-a-cut' }>
  | Readonly<{ code: 'unknown-proposal'; proposal: string }>
  | Readonly<{ code: 'measure-wanting' | 'measure-not-asked' | 'acts-not-asked' }>
  | Readonly<{ code: 'unknown-measure-due' | 'measure-not-overdue' }>
  /** An adoption does what is proposed, all of it and nothing else. */
  | Readonly<{ code: 'not-carried-out'; measures: Measure['measures'] }>
  | Readonly<{ code: 'not-proposed'; acts: readonly string[] }>
  /** It would take effect when the line takes nothing of the kind. */
  | OutsideYear
  | Readonly<{ code: 'day-to-come'; day: string; today: string }>
  | Readonly<{ code: 'unknown-indicator'; indicator: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-finding-source'; source: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-finding'; finding: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-risk'; risk: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-recorded-finding' | 'finding-settled'; finding: string }>
  | Readonly<{ code: 'finding-not-proposed'; proposed: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-check'; kind: string; listed: readonly string[] }>
  /** It was decided before: that is taken back first. */
  | Readonly<{ code: 'proposal-settled'; proposal: string; became: MeasureStatus }>;

export type Outcome = Decision<MonitoringEvent, MonitoringRejection>;
export type Events = readonly Decided<MonitoringEvent>[];
export type DataFor<Type extends MonitoringCommand['type']> = Extract<MonitoringCommand, { type: Type }>['data'];
