import { z } from 'zod';
import { conditionShape } from './condition.js';
import { deskRefShape, whoShape } from './desk.js';
import { dueShape } from './due.js';
import type { Frozen } from './frozen.js';
import { codeShape, dottedCodeShape, memberFields, membersOf, shortListOf } from './words.js';

export const acts = [
  'submit',
  'review',
  'receive',
  'hand-over',
  'approve',
  'file',
  'appoint',
  'issue',
  'record',
  'score',
  'conclude',
  'hear',
  'report',
  'archive',
  'resolve',
] as const;
export type Act = (typeof acts)[number];

export const neededWithoutDocument = [
  'reason',
  'opinion',
  'amount',
  'checklist',
  'score',
  'date',
  'persons',
  'organisation',
  'items',
  'ground',
  'finding',
] as const;

/** What an answer has to bring; `document` is a code of `documents`. */
export const neededShape = z.union([z.enum(neededWithoutDocument), z.strictObject({ document: codeShape })]);
export type Needed = Frozen<z.infer<typeof neededShape>>;

export const simpleEffects = [
  'block-request',
  'keep-out-of-library',
  'mark-key',
  'prefer',
  'suspend-subject',
  'suspend-payment',
  'stop-payment',
  'cut-control-number',
  'cut-budget',
  'adjust-budget',
  'recover-idle',
  'merge-subjects',
  'adjust-target',
  'rectify',
  'refer',
] as const;

/** What follows: a closed list. `admit` enters a library (of `rankings`), `open` opens a procedure, `enter` an entry of a kind in a register. */
export const effectShape = z.union([
  z.strictObject({ effect: z.enum(simpleEffects) }),
  z.strictObject({ admit: codeShape }),
  z.strictObject({ open: codeShape }),
  z.strictObject({ enter: codeShape, kind: codeShape }),
]);
export type Effect = Frozen<z.infer<typeof effectShape>>;

/**
 * One answer to a step: the next step, the end, or a step that is taken again (return). `assigns` is the party (a code of
 * `parties`) that the named persons or organisation are from then on. `requires`: it is given where every item of the checklist
 * is passed or not applicable, and not otherwise (审核合格); an answer that goes on without it explains failed items in its
 * opinion. `grounds`: the ground that it needs is one of
 * these (codes of `findings`). `exceptionBy`: no answer but an
 * exception, made by this desk (a head) where nobody is left whom `notBy` does not keep out: the named persons may then act.
 */
export const answerShape = z.strictObject({
  ...memberFields,
  then: codeShape,
  outcome: codeShape.exactOptional(),
  needs: shortListOf(neededShape).exactOptional(),
  assigns: codeShape.exactOptional(),
  requires: z.literal('all-passed').exactOptional(),
  grounds: shortListOf(codeShape).min(1).exactOptional(),
  exceptionBy: deskRefShape.exactOptional(),
  effects: shortListOf(effectShape).exactOptional(),
  informs: shortListOf(deskRefShape).exactOptional(),
});
export type Answer = Frozen<z.infer<typeof answerShape>>;

/**
 * A step. `with`: who is heard before it is taken (会同), and holds nothing up. `beside`: steps of one group are open together. `optional`: the next is open beside it. `together`: the object that
 * the same act appends to (`budget-line`). `inside`: before it, the body's own procedure runs, if it has one. `notBy`: nobody
 * who did one of these steps on this object. `checklist`: of several the first that is for the object.
 */
export const stepShape = z.strictObject({
  ...memberFields,
  act: z.enum(acts),
  by: whoShape,
  with: shortListOf(deskRefShape).exactOptional(),
  beside: codeShape.exactOptional(),
  optional: z.literal(true).exactOptional(),
  when: conditionShape.exactOptional(),
  repeats: z.enum(['own-level-up', 'above-own-level', 'each-assigned']).exactOptional(),
  together: codeShape.exactOptional(),
  checklist: z.union([codeShape, shortListOf(codeShape)]).exactOptional(),
  due: shortListOf(dueShape).exactOptional(),
  notBy: shortListOf(codeShape).exactOptional(),
  inside: z.enum(['unit', 'department']).exactOptional(),
  answers: shortListOf(answerShape).min(1),
});
export type Step = Frozen<z.infer<typeof stepShape>>;

/** What a disclosure may make public. */
export const disclosedContents = ['evaluation-result', 'performance-target'] as const;

/** What may wait for the result of a procedure. */
export const prerequisiteActs = ['budget-request', 'budget-approval'] as const;

/**
 * A procedure: its steps in order. `object` is what it is about, `performance-target`. `inside`: it is a body's own and runs
 * before the steps of `of` that say `inside`. `prerequisiteOf`: what waits for its result (必备条件, 前置条件), of every subject
 * that it is for, or of those of which it was begun. `contents`: what a disclosure makes public, results of evaluations alone where it
 * says nothing.
 */
export const procedureShape = z.strictObject({
  ...memberFields,
  object: dottedCodeShape,
  subjects: conditionShape.exactOptional(),
  prerequisiteOf: z.strictObject({ act: z.enum(prerequisiteActs), of: z.enum(['all', 'begun']) }).exactOptional(),
  inside: z.strictObject({ of: codeShape, at: z.enum(['unit', 'department']) }).exactOptional(),
  contents: shortListOf(z.enum(disclosedContents)).min(1).exactOptional(),
  steps: membersOf(stepShape).min(1),
});
export type Procedure = Frozen<z.infer<typeof procedureShape>>;
