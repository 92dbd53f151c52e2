import { OpenTerms, Term, Terms } from '../parameter/terms.js';
import { Parameter, type Sourced } from '../parameter/sourced.js';
import { Nested, OneOf, WholeNumber } from '../parameter/value-checks.js';
import { bodies, type Body, type Budget, budgets, type Module, modules } from './vocabulary.js';

export class LeadBody extends Term<Body> {
  @OneOf(bodies) declare readonly code: Body;
}

/** What the rule set covers. */
export class GeneralRules {
  /** The body that leads the work, under its local name (matrix parameter 3). */
  @Parameter(Nested(LeadBody)) readonly leadBody?: Sourced<LeadBody>;
  /** The parts of the cycle that the rule set has (5). */
  @Parameter(Terms(modules)) readonly modules?: Sourced<readonly Term<Module>[]>;
  /** Budgets covered (6). */
  @Parameter(Terms(budgets)) readonly budgets?: Sourced<readonly Term<Budget>[]>;
  /** Kinds of money beside the four budgets that are covered where they touch them (6). */
  @Parameter(Nested(OpenTerms)) readonly relatedFunds?: Sourced<OpenTerms>;
}

const rateDenominators = ['initial-budget', 'adjusted-budget', 'adjusted-budget-with-carry-over'] as const;
export type RateDenominator = (typeof rateDenominators)[number];

/** How figures are computed and shown. */
export class ConventionRules {
  /** The budget by which the execution rate is divided, in force at the date of the rate (67, N-1). */
  @Parameter(OneOf(rateDenominators)) readonly rateDenominator?: Sourced<RateDenominator>;
  /** Digits after the point, for display only (70, N-2). */
  @Parameter(WholeNumber(0, 10)) readonly displayDecimals?: Sourced<number>;
}
