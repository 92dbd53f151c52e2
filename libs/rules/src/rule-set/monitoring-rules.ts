import { type Deadline, DeadlineValue } from '../deadline/deadline.js';
import { laterIsLooser } from '../deadline/looser-deadline.js';
import { RoundSeries, roundsLooser } from '../monitoring/round-series.js';
import { LooserWhen } from '../parameter/refinement.js';
import { Parameter, type Sourced } from '../parameter/sourced.js';
import { OpenTerms, Term, Terms, TermsOf } from '../parameter/terms.js';
import { ListOfCodes, Nested, NestedList, OneOf } from '../parameter/value-checks.js';
import { bodies, type Body } from './vocabulary.js';

const monitoringLenses = ['timeliness', 'compliance', 'effectiveness'] as const;
export type MonitoringLens = (typeof monitoringLenses)[number];

const correctiveMeasures = ['correct', 'adjust-target', 'cut-budget', 'suspend-project', 'stop-payment'] as const;
export type CorrectiveMeasure = (typeof correctiveMeasures)[number];

const monitoringFrequencies = ['month', 'quarter', 'half-year', 'year'] as const;
export type MonitoringFrequency = (typeof monitoringFrequencies)[number];

/** What monitoring looks at, with the risks that it looks for. */
export class Lens extends Term<MonitoringLens> {
  @Terms() readonly risks!: readonly Term[];
}

/** A condition and the measures that it calls for, in order; every amount is a person's decision. */
export class CorrectionRule extends Term {
  @ListOfCodes(correctiveMeasures) readonly measures!: readonly CorrectiveMeasure[];
}

/** Who monitors how often; a layer without a frequency has none in the text. */
export class MonitoringLayer extends Term {
  @OneOf(bodies) readonly by!: Body;
}

/** Which subjects are monitored more closely. */
export class KeyMonitoring {
  @Terms() readonly subjects!: readonly Term[];
  /** Where many findings make a subject one of them. */
  @Terms() readonly findingSources!: readonly Term[];
}

/** What extended monitoring looks at, and for which subjects. */
export class ExtendedMonitoring {
  @Terms() readonly subjects!: readonly Term[];
  @Terms() readonly matters!: readonly Term[];
  @Nested(OpenTerms) readonly points!: OpenTerms;
}

/** 绩效运行监控. */
export class MonitoringRules {
  /** The series of rounds of a budget year, each with its due date (matrix parameters 24, 27, 68, 69). */
  @Parameter(NestedList(RoundSeries)) @LooserWhen(roundsLooser) readonly rounds?: Sourced<readonly RoundSeries[]>;
  /** What is submitted in each round. */
  @Parameter(Terms()) readonly roundDocuments?: Sourced<readonly Term[]>;
  /** (24) */
  @Parameter(TermsOf(MonitoringLayer)) readonly layers?: Sourced<readonly MonitoringLayer[]>;
  /** How often the finance bureau monitors (24). */
  @Parameter(OneOf(monitoringFrequencies)) readonly financeFrequency?: Sourced<MonitoringFrequency>;
  /** (28) */
  @Parameter(TermsOf(Lens, monitoringLenses)) readonly lenses?: Sourced<readonly Lens[]>;
  /** (29) */
  @Parameter(Nested(KeyMonitoring)) readonly keyMonitoring?: Sourced<KeyMonitoring>;
  @Parameter(Nested(ExtendedMonitoring)) readonly extendedMonitoring?: Sourced<ExtendedMonitoring>;
  /** (30) */
  @Parameter(TermsOf(CorrectionRule)) readonly corrections?: Sourced<readonly CorrectionRule[]>;
  /** How soon a deviation is to be corrected (45). */
  @Parameter(DeadlineValue()) @LooserWhen(laterIsLooser) readonly correctionDue?: Sourced<Deadline>;
}
