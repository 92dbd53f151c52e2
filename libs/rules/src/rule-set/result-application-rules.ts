import { Parameter, type Sourced } from '../parameter/sourced.js';
import { ListOfAnyCodes, Term, Terms, TermsOf } from '../parameter/terms.js';
import { Flag, ListOfCodes, Nested, OneOf, Optional } from '../parameter/value-checks.js';
import { bodies, type Body } from './vocabulary.js';

const disposals = ['prioritise-or-support', 'urge-improvement', 'cut-or-cancel', 'recover-funds'] as const;
export type DisposalCode = (typeof disposals)[number];

/** What follows from a result: the grades that lead to it, and the findings of a person that do. */
export class Disposal extends Term<DisposalCode> {
  /** Codes of `evaluation.gradeBands`. */
  @ListOfAnyCodes() readonly grades!: readonly string[];
  @Optional() @Terms() readonly findings?: readonly Term[];
  /** 一律: no exception is provided for. */
  @Flag() readonly withoutException!: boolean;
  /** The money concerned: `by-decision` is entered by a person, `whole` is all of it. */
  @OneOf(['none', 'by-decision', 'whole']) readonly amount!: 'none' | 'by-decision' | 'whole';
}

const resultReports = [
  'government-final-accounts',
  'department-final-accounts',
  'standing-committee-of-peoples-congress',
  'public-disclosure',
] as const;
export type ResultReportCode = (typeof resultReports)[number];

/** Where results go, and who brings them there. */
export class ResultReport extends Term<ResultReportCode> {
  @ListOfCodes(bodies) readonly by!: readonly Body[];
}

/** What is to be settled before anything is published. */
export class DisclosureGate {
  /** Whether someone confirms that nothing secret is contained. */
  @Flag() readonly classificationCheck!: boolean;
}

/** 结果应用与信息公开. */
export class ResultApplicationRules {
  /** (matrix parameter 47) */
  @Parameter(TermsOf(Disposal, disposals)) readonly disposals?: Sourced<readonly Disposal[]>;
  /** Reports upward and disclosure (49, 50). */
  @Parameter(TermsOf(ResultReport, resultReports)) readonly reports?: Sourced<readonly ResultReport[]>;
  /** (64) */
  @Parameter(Nested(DisclosureGate)) readonly disclosureGate?: Sourced<DisclosureGate>;
}
