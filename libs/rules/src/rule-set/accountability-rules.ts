import { Parameter, type Sourced } from '../parameter/sourced.js';
import { Term, Terms, TermsOf } from '../parameter/terms.js';
import { Code, Optional } from '../parameter/value-checks.js';

/** What leads to a referral: a grade where one is named, otherwise a finding of a person. */
export class ReferralTrigger extends Term {
  /** A code of `evaluation.gradeBands`. */
  @Optional() @Code() readonly grade?: string;
}

/** 问责与工作考核. */
export class AccountabilityRules {
  /** (matrix parameter 53) */
  @Parameter(TermsOf(ReferralTrigger)) readonly referralTriggers?: Sourced<readonly ReferralTrigger[]>;
  /** Who may be referred. */
  @Parameter(Terms()) readonly referable?: Sourced<readonly Term[]>;
  /** Whose work is assessed (51), and what enters the assessment (52). */
  @Parameter(Terms()) readonly workAssessmentObjects?: Sourced<readonly Term[]>;
  @Parameter(Terms()) readonly workAssessmentItems?: Sourced<readonly Term[]>;
}
