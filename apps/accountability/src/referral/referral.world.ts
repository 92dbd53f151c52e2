import type { ByProcedure } from '@wenxiao/service-kit';
import type { ReferralPlace } from './referral.place.js';

/** An evaluation of the subject, as people name it. */
export type EvaluationNamed = Readonly<{ type: string; period: string; number: number }>;

/** What an evaluation came to, and how its stream stood then. */
export type Result = EvaluationNamed &
  Readonly<{
    year: number;
    score?: string;
    grade?: string;
    findings: readonly string[];
    version: number;
  }>;

/** An assessment of the work of the body itself, as people name it. */
export type AssessmentNamed = Readonly<{ assessment: string; year: number }>;

/** What it was concluded to be, and how its stream stood then. */
export type Worked = AssessmentNamed & Readonly<{ grade: string; findings: readonly string[]; version: number }>;

/** What a decision may look up: the rules that the referral goes by, and what is known of the subject and of people. */
export interface ReferralWorld extends ByProcedure {
  readonly place: ReferralPlace;
  readonly unit: string;
  readonly department: string;
  /** What the evaluation that it rests on has come to, as it is today; undefined where it names none, or that was taken back. */
  readonly result?: Result;
  /** Likewise what the assessment of the body’s work that it rests on was concluded to be. */
  readonly worked?: Worked;
  /** Of the persons who are to be referred those who cannot be: not there, disabled, or not of the body. */
  readonly strangers: readonly string[];
  /** Whoever fills a desk of the body that is referred: they do nothing on it, and do not know of it. */
  readonly ofTheBody: readonly string[];
  /** The organisations that lie below the body that is referred. */
  readonly bodies: readonly string[];
}
