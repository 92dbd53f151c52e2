import { SourceId, SourceIds } from '../parameter/sourced.js';
import { Bilingual } from '../parameter/terms.js';
import {
  BusinessDate,
  Code,
  type Constructor,
  must,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  WholeNumber,
} from '../parameter/value-checks.js';
import { AccountabilityRules } from './accountability-rules.js';
import { EvaluationRules } from './evaluation-rules.js';
import { ExAnteRules } from './ex-ante-rules.js';
import { ConventionRules, GeneralRules } from './general-rules.js';
import { MonitoringRules } from './monitoring-rules.js';
import { ResultApplicationRules } from './result-application-rules.js';
import { TargetRules } from './target-rules.js';
import { type Level, levels, type Scheme, schemes } from './vocabulary.js';

/** One version of one rule set. */
export class RuleSetVersion {
  @Code() readonly id!: string;
  @WholeNumber(1, 9999) readonly version!: number;
}

/** From when on a rule set holds: from `from` (included) to before `to`. */
export class EffectivePeriod {
  @BusinessDate() readonly from!: string;
  @Optional() @BusinessDate() readonly to?: string;
  @SourceIds() readonly source!: readonly string[];
}

/** The text that a rule set puts into data; its rows have ids that begin with `prefix`. */
export class Instrument {
  @must('prefix', isPrefix, '一至四位大写字母或数字', 'one to four capital letters or digits') readonly prefix!: string;
  @Text() readonly zh!: string;
  @Text() readonly en!: string;
  @Text() readonly issuedBy!: string;
  @BusinessDate() readonly issuedOn!: string;
}

function isPrefix(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Z][A-Z0-9]{0,3}$/.test(value);
}

/** The words behind a source id: a row of the instrument with its article, verbatim, or a decision. */
export class SourceText {
  @SourceId() readonly id!: string;
  /** Where the row stands: `第四十三条`. Decisions have none. */
  @Optional() @Text() readonly article?: string;
  @Text() readonly zh!: string;
  /** Decisions are stated in English too; an instrument is cited in its own language. */
  @Optional() @Text() readonly en?: string;
}

/**
 * A rule set: the parameters of one body's rules, grouped by stage, each with its source. A parameter that is absent or
 * `silent` has no value: nothing is computed from it, and no other rule set's value stands in for it.
 */
export class RuleSet extends RuleSetVersion {
  @Nested(Bilingual) readonly name!: Bilingual;
  @OneOf(schemes) readonly scheme!: Scheme;
  @OneOf(levels) readonly level!: Level;
  @Nested(EffectivePeriod) readonly effective!: EffectivePeriod;
  /** The upper level's rule set, whose values hold wherever this one states none (CJ-17). */
  @Optional() @Nested(RuleSetVersion) readonly parent?: RuleSetVersion;
  @NestedList(Instrument) readonly instruments!: readonly Instrument[];
  @NestedList(SourceText) readonly sources!: readonly SourceText[];

  @Nested(GeneralRules) readonly general!: GeneralRules;
  @Nested(ConventionRules) readonly conventions!: ConventionRules;
  @Nested(ExAnteRules) readonly exAnte!: ExAnteRules;
  @Nested(TargetRules) readonly target!: TargetRules;
  @Nested(MonitoringRules) readonly monitoring!: MonitoringRules;
  @Nested(EvaluationRules) readonly evaluation!: EvaluationRules;
  @Nested(ResultApplicationRules) readonly resultApplication!: ResultApplicationRules;
  @Nested(AccountabilityRules) readonly accountability!: AccountabilityRules;
}

/** The groups of parameters, in the order of the cycle. */
export const parameterGroups = {
  general: GeneralRules,
  conventions: ConventionRules,
  exAnte: ExAnteRules,
  target: TargetRules,
  monitoring: MonitoringRules,
  evaluation: EvaluationRules,
  resultApplication: ResultApplicationRules,
  accountability: AccountabilityRules,
} as const satisfies Partial<Record<keyof RuleSet, Constructor>>;
export type ParameterGroup = keyof typeof parameterGroups;
export const parameterGroupNames = Object.keys(parameterGroups) as readonly ParameterGroup[];
