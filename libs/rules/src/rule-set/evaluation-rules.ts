import { type Deadline, DeadlineValue } from '../deadline/deadline.js';
import { laterIsLooser } from '../deadline/looser-deadline.js';
import { type GradeBand, GradeBands } from '../grading/grade-bands.js';
import { LooserWhen } from '../parameter/refinement.js';
import { Parameter, type Sourced } from '../parameter/sourced.js';
import { ConditionalTerm, OpenTerms, Term, Terms, TermsOf } from '../parameter/terms.js';
import {
  all,
  DecimalText,
  Flag,
  ListOfCodes,
  must,
  Nested,
  NestedList,
  OneOf,
  Optional,
  WholeNumber,
} from '../parameter/value-checks.js';
import { type ScoringMethod, ScoringMethodList } from '../scoring/scoring-methods.js';
import { bodies, type Body, type Subject, subjects } from './vocabulary.js';

export const evaluationForms = ['self-evaluation', 'department-evaluation', 'finance-evaluation'] as const;
export type EvaluationFormCode = (typeof evaluationForms)[number];

const evaluationPeriods = ['budget-year', 'stage', 'follow-up'] as const;
export type EvaluationPeriod = (typeof evaluationPeriods)[number];

/** A form of evaluation under its local name. */
export class EvaluationForm extends Term<EvaluationFormCode> {
  @ListOfCodes(bodies) readonly by!: readonly Body[];
  @ListOfCodes(subjects) readonly subjects!: readonly Subject[];
  /** The form that has to have been submitted before this one starts. */
  @Optional() @OneOf(evaluationForms) readonly restsOn?: EvaluationFormCode;
  /** What shows the result: the form (绩效自评表) or the report (绩效评价报告). */
  @OneOf(['self-evaluation-form', 'evaluation-report']) readonly result!: 'self-evaluation-form' | 'evaluation-report';
  /** Whether it evaluates another evaluation, and not the subject anew. */
  @Flag() readonly isReEvaluation!: boolean;
  /** Whether it has to state a finding on the department's result. */
  @Flag() readonly findingOnDepartmentResult!: boolean;
}

/** A subject of evaluation. */
export class EvaluationSubject extends Term<Subject> {
  /** Normally evaluated inside that of another subject, not alone. */
  @Optional() @OneOf(subjects) readonly within?: Subject;
}

/** Which forms every fund has to be covered by, in principle: an exception has a reason. */
export class EvaluationCoverage {
  @ListOfCodes(evaluationForms) readonly forms!: readonly EvaluationFormCode[];
  /** Basic expenditure counts as covered where the evaluation of this subject exists. */
  @OneOf(subjects) readonly basicExpenditureBy!: Subject;
}

/** Who sets the indicator framework of a subject, or which documents do. */
export class IndicatorFramework {
  @OneOf(subjects) readonly subject!: Subject;
  @Optional() @OneOf(bodies) readonly setBy?: Body;
  @Optional() @Terms() readonly documents?: readonly Term[];
}

/** 绩效评价. */
export class EvaluationRules {
  /** (matrix parameter 32) */
  @Parameter(TermsOf(EvaluationForm, evaluationForms)) readonly forms?: Sourced<readonly EvaluationForm[]>;
  @Parameter(TermsOf(EvaluationSubject, subjects)) readonly subjects?: Sourced<readonly EvaluationSubject[]>;
  /** When evaluation is to be finished (33). */
  @Parameter(DeadlineValue()) @LooserWhen(laterIsLooser) readonly due?: Sourced<Deadline>;
  /** What an evaluation covers in time, and when a stage or a follow-up evaluation may be held (40). */
  @Parameter(TermsOf(ConditionalTerm, evaluationPeriods))
  readonly periods?: Sourced<readonly ConditionalTerm<EvaluationPeriod>[]>;
  /** Consecutive budget years for which a new policy is evaluated, from its first money on (40). */
  @Parameter(WholeNumber(1, 20)) readonly newPolicyYears?: Sourced<number>;
  /** (61) */
  @Parameter(Nested(EvaluationCoverage)) readonly coverage?: Sourced<EvaluationCoverage>;
  /** What makes a project eligible for the finance bureau's evaluation (10). */
  @Parameter(Nested(OpenTerms)) readonly financeSelection?: Sourced<OpenTerms>;
  /** When a third party may be engaged (43). */
  @Parameter(OneOf(['when-needed'])) readonly thirdParty?: Sourced<'when-needed'>;
  /** (39) */
  @Parameter(Frameworks()) readonly frameworks?: Sourced<readonly IndicatorFramework[]>;
  /** 评价方法 (37). */
  @Parameter(Nested(OpenTerms)) readonly methods?: Sourced<OpenTerms>;
  /** The steps of an evaluation, in order (62). */
  @Parameter(Terms()) readonly steps?: Sourced<readonly Term[]>;
  /** Full mark, decimal text (34). */
  @Parameter(DecimalText()) readonly fullMark?: Sourced<string>;
  /** Grades; without them no grade is computed (35). */
  @Parameter(GradeBands()) readonly gradeBands?: Sourced<readonly GradeBand[]>;
  /** The methods by which an indicator may be scored, with their parameters (36). */
  @Parameter(ScoringMethodList()) readonly scoringMethods?: Sourced<readonly ScoringMethod[]>;
}

function Frameworks(): PropertyDecorator {
  return all(
    NestedList(IndicatorFramework),
    must(
      'frameworkSet',
      (value) => !Array.isArray(value) || value.every(isSet),
      '写明制定者(setBy)或依据文件(documents)的指标框架',
      'frameworks that name who sets them or the documents that do',
    ),
  );
}

function isSet(framework: Partial<IndicatorFramework> | null): boolean {
  return framework?.setBy !== undefined || framework?.documents !== undefined;
}
