import type { ByProcedure } from '@wenxiao/service-kit';
import type { DisclosurePlace } from './disclosure.place.js';

/** An evaluation of the subject, as people name it. */
export type EvaluationNamed = Readonly<{ type: string; period: string; number: number }>;

/** What an evaluation has come to, and how its stream stood then. */
export type Concluded = EvaluationNamed & Readonly<{ version: number; score?: string; grade?: string }>;

/** A target of the subject by its period, with the declaration that is in force. */
export type TargetNamed = Readonly<{ period: string }>;
export type TargetInForce = TargetNamed & Readonly<{ declaration: number }>;

export const isSameEvaluation = (one: EvaluationNamed, other: EvaluationNamed): boolean =>
  one.type === other.type && one.period === other.period && one.number === other.number;

/** What a decision may look up: the rules that the disclosure goes by, and what evaluations of the year have come to. */
export interface DisclosureWorld extends ByProcedure {
  readonly place: DisclosurePlace;
  /** Those whose conclusion holds, as they are today. */
  readonly concluded: readonly Concluded[];
  /** Those approved targets that cover the year, as they are in force today. */
  readonly approved: readonly TargetInForce[];
  /** The procedures by which the set has its results disclosed: whose evaluation it is may be a matter of who discloses it. */
  readonly goesBy: readonly string[];
}
