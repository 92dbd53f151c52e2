import { z } from 'zod';
import { deskRefShape } from './desk.js';
import { gradeBandShape } from './evaluation.js';
import type { Frozen } from './frozen.js';
import { codeShape, decimalShape, memberFields, membersOf, shortListOf } from './words.js';

/** What the product itself knows of how a body works: what checks of monitoring found, what the evaluations of its money came to, and which rectifications are overdue. */
export const workFacts = ['monitoring-finding', 'evaluation-result', 'rectification-overdue'] as const;
export type WorkFact = (typeof workFacts)[number];

/**
 * What is shown beside an item, and counted: of findings those of `findings`, of results those of the grades in `gradedAs` (each absent:
 * all of them). `perUnit`: points that each takes off, so that the item is computed; silent: a person judges with them before their eyes.
 */
export const takenFactShape = z.strictObject({
  ...memberFields,
  fact: z.enum(workFacts),
  findings: shortListOf(codeShape).min(1).exactOptional(),
  gradedAs: shortListOf(codeShape).min(1).exactOptional(),
  perUnit: decimalShape.exactOptional(),
});
export type TakenFact = Frozen<z.infer<typeof takenFactShape>>;

/** An item of a work assessment (工作考核), with its full points (absent: silent). */
export const workAssessmentItemShape = z.strictObject({
  ...memberFields,
  full: decimalShape.exactOptional(),
  takes: membersOf(takenFactShape).exactOptional(),
});
export type WorkAssessmentItem = Frozen<z.infer<typeof workAssessmentItemShape>>;

/** Who is assessed: departments, the units below them, or the jurisdictions below. */
export const assessedBodies = ['department', 'unit', 'jurisdiction'] as const;

/**
 * How the performance management work of bodies is assessed in a year. `kinds`: of which kinds of organisation alone (`township`). `by`
 * scores, `concludes` concludes. `open`: the text leaves further items to a rule of its own, `others`, without which nobody is assessed.
 * `findings` are those that its conclusion may state. `toldTo`: who reads what was concluded beside the finance desks: the body its own
 * result, or every body all of them.
 */
export const workAssessmentShape = z.strictObject({
  ...memberFields,
  of: z.enum(assessedBodies),
  kinds: shortListOf(codeShape).min(1).exactOptional(),
  by: deskRefShape,
  concludes: deskRefShape,
  assesses: shortListOf(codeShape),
  open: z.literal(true).exactOptional(),
  others: membersOf(workAssessmentItemShape).exactOptional(),
  grades: z.union([z.literal('by-score'), z.strictObject({ byScore: shortListOf(gradeBandShape).min(1) })]),
  findings: shortListOf(codeShape).exactOptional(),
  toldTo: z.enum(['its-body', 'all-bodies']).exactOptional(),
});
export type WorkAssessment = Frozen<z.infer<typeof workAssessmentShape>>;
