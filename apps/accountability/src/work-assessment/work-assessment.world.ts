import type { EventReference } from '@wenxiao/event-store';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf, WorkAssessmentItem, WorkFact } from '@wenxiao/rules/shape';

/** Something that the product itself knows of how the body worked. */
export type Known = Readonly<{
  fact: WorkFact;
  subject: string;
  name: string;
  /** Which check, evaluation or rectification it is. */
  which: string;
  /** What a check found, or the grade that an evaluation came to. */
  code?: string;
  on?: string;
  /** The type of the evaluation. */
  type?: string;
  told: EventReference;
}>;

/** An item of the sheet, with what stands beside it. */
export type ItemAsked = Readonly<{
  item: Stated<WorkAssessmentItem>;
  taken: readonly Known[];
  /** What it comes to by the facts, where the rules say what each takes off. */
  computed?: string;
}>;

/** What a decision may look up. */
export type WorkWorld = Readonly<{
  ruling: Ruling;
  /** What the rules say of the assessment. */
  member: Stated<MemberOf<'accountability.workAssessments'>>;
  /** Whose own assessment it is; absent: the jurisdiction’s. */
  department?: string;
  items: readonly ItemAsked[];
  /** The first of what the rules would have to say before anybody is assessed, and do not. */
  silent?: string;
  /** Whoever fills a desk of the body that is assessed: they do not assess it. */
  ofTheBody: readonly string[];
}>;
