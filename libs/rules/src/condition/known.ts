/**
 * What a condition may look at, answered at once from what the caller holds. Nothing here is asynchronous, and the same
 * question always has the same answer while one decision is made.
 */
export interface Known {
  /** The budget year of the object; `yearsRunning` looks back from it. */
  readonly year: number;
  /**
   * The figure of the object in that year: a decimal or a code, or several codes where the object has several (its funds).
   * `null`: there is none (a year without budget has no execution rate). `undefined`: not known yet.
   */
  figure(code: string, year: number): string | readonly string[] | null | undefined;
  /** Whether a person has found this on the object. What nobody has found is not so. */
  found(code: string, year: number): boolean;
  /** Both days belong to the period. `null` and `undefined` as for figures. */
  period(code: string): Period | null | undefined;
  /** The value of the rule set in force at this path, as text; `null` where it is silent. */
  parameter(path: string): string | null;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What a condition asks for: a figure of a year, a value of the set, a finding, a period. */
export interface Asked {
  readonly on: 'figure' | 'parameter' | 'finding' | 'period';
  /** The code, or the path of the parameter. */
  readonly name: string;
  readonly year?: number;
}

/**
 * A value that a verdict rests on, as it is recorded. Several codes are joined by a comma, a period is written
 * `2023-01-01/2023-12-31`, a finding is `yes` or `no`. Without a value: there was none, or the set is silent.
 */
export interface RestedOn extends Asked {
  readonly value?: string;
}
