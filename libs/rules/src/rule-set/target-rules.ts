import { Parameter, type Sourced } from '../parameter/sourced.js';
import { Term, Terms, TermsOf, TermWithPoints } from '../parameter/terms.js';
import { ListOfCodes, Nested, OneOf } from '../parameter/value-checks.js';
import { bodies, type Body, type Subject } from './vocabulary.js';

const targetKinds = ['basic-expenditure', 'project', 'whole-department'] as const satisfies readonly Subject[];
export type TargetKind = (typeof targetKinds)[number];

const targetHorizons = ['medium-and-long-term', 'annual'] as const;
export type TargetHorizon = (typeof targetHorizons)[number];

export const reviewDimensions = ['completeness', 'relevance', 'appropriateness', 'feasibility'] as const;
export type ReviewDimension = (typeof reviewDimensions)[number];

/** One stage of the review of a target, in order. */
export class ReviewStage extends Term {
  @OneOf(bodies) readonly by!: Body;
  /** `every-level`: each level of the units' own hierarchy in turn (逐级). */
  @OneOf(['every-level', 'once']) readonly repeats!: 'every-level' | 'once';
}

export class TargetApproval {
  @OneOf(bodies) readonly approver!: Body;
  /** With which budget the targets are approved in the same act. */
  @ListOfCodes(['initial-budget', 'adjusted-budget']) readonly with!: readonly ('initial-budget' | 'adjusted-budget')[];
}

/** 绩效目标. */
export class TargetRules {
  /** Kinds and horizons of targets (matrix parameter 18). */
  @Parameter(Terms(targetKinds)) readonly kinds?: Sourced<readonly Term<TargetKind>[]>;
  @Parameter(Terms(targetHorizons)) readonly horizons?: Sourced<readonly Term<TargetHorizon>[]>;
  /** Where the target of basic expenditure normally stands (18). */
  @Parameter(OneOf(['within-whole-department', 'separate']))
  readonly basicExpenditure?: Sourced<'within-whole-department' | 'separate'>;
  /** The stages of the review, in order (20), and what is asked in each of them (19). */
  @Parameter(TermsOf(ReviewStage)) readonly reviewStages?: Sourced<readonly ReviewStage[]>;
  @Parameter(TermsOf(TermWithPoints, reviewDimensions))
  readonly reviewDimensions?: Sourced<readonly TermWithPoints<ReviewDimension>[]>;
  /** (22) */
  @Parameter(Nested(TargetApproval)) readonly approval?: Sourced<TargetApproval>;
}
