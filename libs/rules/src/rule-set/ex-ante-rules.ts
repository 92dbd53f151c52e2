import { type Deadline, DeadlineValue } from '../deadline/deadline.js';
import { laterIsLooser } from '../deadline/looser-deadline.js';
import { AmountThreshold, higherIsLooser } from '../grading/threshold.js';
import { LooserWhen } from '../parameter/refinement.js';
import { Parameter, type Sourced } from '../parameter/sourced.js';
import { ConditionalTerm, OpenTerms, type Term, Terms, TermsOf, TermWithPoints } from '../parameter/terms.js';
import { Nested, NestedList, OneOf, Optional } from '../parameter/value-checks.js';
import { type ScoringMethod, ScoringMethodList } from '../scoring/scoring-methods.js';
import type { Body } from './vocabulary.js';

export const exAnteAssessors = ['finance-bureau', 'budget-unit', 'other-department'] as const satisfies readonly Body[];
export type ExAnteAssessor = (typeof exAnteAssessors)[number];

const exAnteSubjects = ['project', 'policy'] as const;

export const exAnteConclusions = ['supported', 'partially-supported', 'not-supported'] as const;
export type ExAnteConclusion = (typeof exAnteConclusions)[number];

/** Who assesses what, and with which other procedure it may be combined. */
export class AssessmentScope {
  @OneOf(exAnteAssessors) readonly assessor!: ExAnteAssessor;
  @Terms() readonly subjects!: readonly Term[];
  @Optional() @Terms() readonly combinableWith?: readonly Term[];
}

/** What a conclusion means for the project library and for the budget. */
export class AssessmentConsequence {
  @OneOf(exAnteAssessors) readonly assessor!: ExAnteAssessor;
  @OneOf(exAnteConclusions) readonly conclusion!: ExAnteConclusion;
  /** The library that admits the subject. */
  @OneOf(['department', 'finance', 'none']) readonly library!: 'department' | 'finance' | 'none';
  @OneOf(['open', 'blocked']) readonly budgetRequest!: 'open' | 'blocked';
  /** `cut-by-decision`: a person enters the amount; no rule gives one. */
  @OneOf(['unchanged', 'cut-by-decision']) readonly controlNumber!: 'unchanged' | 'cut-by-decision';
}

/** The order of what a library holds. */
export class LibraryRanking {
  @OneOf(['score']) readonly by!: 'score';
  /** The order of equal scores. */
  @OneOf(['filing-time']) readonly tie!: 'filing-time';
}

/** 事前绩效评估. */
export class ExAnteRules {
  @Parameter(Terms(exAnteAssessors)) readonly assessors?: Sourced<readonly Term<ExAnteAssessor>[]>;
  @Parameter(Terms(exAnteSubjects)) readonly subjects?: Sourced<readonly Term<'project' | 'policy'>[]>;
  /** Who assesses what (matrix parameter 8). */
  @Parameter(NestedList(AssessmentScope)) readonly scope?: Sourced<readonly AssessmentScope[]>;
  /** Categories that make a project a key project: a proposal, which a person may override with a reason (10). */
  @Parameter(Nested(OpenTerms)) readonly keyProjectCategories?: Sourced<OpenTerms>;
  /** Fiscal money (财政资金) over the whole planned period from which a policy is proposed as a major one (9). */
  @Parameter(Nested(AmountThreshold))
  @LooserWhen(higherIsLooser)
  readonly majorPolicyThreshold?: Sourced<AmountThreshold>;
  /** Dimensions with their points (13). */
  @Parameter(TermsOf(TermWithPoints)) readonly projectDimensions?: Sourced<readonly TermWithPoints[]>;
  @Parameter(TermsOf(TermWithPoints)) readonly policyDimensions?: Sourced<readonly TermWithPoints[]>;
  /** Units' assessments for a budget year (11). */
  @Parameter(DeadlineValue()) @LooserWhen(laterIsLooser) readonly unitDue?: Sourced<Deadline>;
  /** The finance bureau's own assessments: what is aimed at, and what is not to be exceeded (12). */
  @Parameter(DeadlineValue()) @LooserWhen(laterIsLooser) readonly financeTarget?: Sourced<Deadline>;
  @Parameter(DeadlineValue()) @LooserWhen(laterIsLooser) readonly financeLimit?: Sourced<Deadline>;
  /** Assessments by other departments (12). */
  @Parameter(DeadlineValue()) @LooserWhen(laterIsLooser) readonly otherDepartmentLimit?: Sourced<Deadline>;
  /** The steps of an assessment, in order (63). */
  @Parameter(Terms()) readonly steps?: Sourced<readonly Term[]>;
  /** Who may be invited to take part and supervise (17), and when a third party or experts may be (43). */
  @Parameter(Terms()) readonly observers?: Sourced<readonly Term[]>;
  @Parameter(OneOf(['when-needed'])) readonly thirdParty?: Sourced<'when-needed'>;
  /** 评估方式, each with its condition, and 评估方法 (16). */
  @Parameter(TermsOf(ConditionalTerm)) readonly approaches?: Sourced<readonly ConditionalTerm[]>;
  @Parameter(Nested(OpenTerms)) readonly methods?: Sourced<OpenTerms>;
  /** Conclusions with their criteria (14), and what follows from each (15). */
  @Parameter(TermsOf(ConditionalTerm, exAnteConclusions))
  readonly conclusions?: Sourced<readonly ConditionalTerm<ExAnteConclusion>[]>;
  @Parameter(NestedList(AssessmentConsequence)) readonly consequences?: Sourced<readonly AssessmentConsequence[]>;
  /** How points are scored (36). */
  @Parameter(ScoringMethodList()) readonly scoringMethods?: Sourced<readonly ScoringMethod[]>;
  /** (71) */
  @Parameter(Nested(LibraryRanking)) readonly ranking?: Sourced<LibraryRanking>;
}
