// Rule sets: what they are, how they are read, resolved and found in force.
export {
  type Adoption,
  earliestAdoptionDate,
  type NoRuleSetReason,
  type RuleSetInForce,
  ruleSetInForce,
} from './adoption/adoption.js';
export type { Flaw, Reading } from './parameter/reading.js';
export type { Sourced } from './parameter/sourced.js';
export type { Bilingual, ConditionalTerm, OpenTerms, Term, TermWithPoints } from './parameter/terms.js';
export { parseRuleSet } from './rule-set/parse-rule-set.js';
export { type Deviation, type ResolvedRuleSet, resolve } from './rule-set/resolve.js';
export type { Instrument, RuleSet, RuleSetVersion, SourceText } from './rule-set/rule-set.js';
export { resolvedSeed, seedRuleSets } from './seeds/seed-rule-sets.js';

// The values of parameters, stage by stage.
export type { ReferralTrigger } from './rule-set/accountability-rules.js';
export type {
  EvaluationCoverage,
  EvaluationForm,
  EvaluationFormCode,
  EvaluationPeriod,
  EvaluationSubject,
  IndicatorFramework,
} from './rule-set/evaluation-rules.js';
export type {
  AssessmentConsequence,
  AssessmentScope,
  ExAnteAssessor,
  ExAnteConclusion,
  LibraryRanking,
} from './rule-set/ex-ante-rules.js';
export type { RateDenominator } from './rule-set/general-rules.js';
export type {
  CorrectionRule,
  CorrectiveMeasure,
  KeyMonitoring,
  Lens,
  MonitoringLens,
} from './rule-set/monitoring-rules.js';
export type { Disposal, DisposalCode, ResultReport, ResultReportCode } from './rule-set/result-application-rules.js';
export type {
  ReviewDimension,
  ReviewStage,
  TargetApproval,
  TargetHorizon,
  TargetKind,
} from './rule-set/target-rules.js';
export type { Body, Budget, Level, Module, Scheme, Subject } from './rule-set/vocabulary.js';

// Deadlines.
export type { Deadline, DeadlineEvent } from './deadline/deadline.js';
export { type DeadlineFacts, type Due, type DueDate, dueDate, punctualityOf } from './deadline/due-date.js';
export {
  HolidayCalendar,
  HolidayCalendarGap,
  isWorkingDay,
  parseHolidayCalendar,
} from './deadline/holiday-calendar.js';
export { type MonitoringRound, monitoringRounds } from './monitoring/monitoring-rounds.js';

// Scores, grades, thresholds.
export { displayedBeside } from './grading/displayed-figure.js';
export { type GradeBand, type Graded, gradeOf, type GradeRefusal } from './grading/grade-bands.js';
export { type AmountThreshold, reaches } from './grading/threshold.js';
export { totalScore } from './grading/total-score.js';
export type { Score, ScoreRefusal } from './scoring/score.js';
export {
  allowedMethod,
  scoreBy,
  type ScoringMethod,
  type ScoringMethodId,
  type ScoringMethods,
} from './scoring/scoring-methods.js';
