// Procedures as data: what is open, what taking a step leads to, and what is recorded of it. Pure.
export {
  type Amended,
  correctStep,
  decideHandOver,
  reassign,
  rebase,
  rebaseTo,
  type Replacement,
  withdrawStep,
} from './amend.js';
export { type Brought, goneThrough } from './brought.js';
export { calledRef, consultedOn, unheardOn } from './consulted.js';
export { flowFlaws } from './flaws.js';
export { type AnswerGiven, type Informed, informedBy } from './informed.js';
export { pathOfStep } from './step-path.js';
export { type Advice, decideOpinion, giveOpinion, opinionOn } from './opinion.js';
export { openNow, type OpenStep, type WaitsFor } from './open-now.js';
export {
  alarmsOf,
  duesNow,
  type GoesBy,
  isSamePlace,
  placeAt,
  procedureOf,
  type StepPlace,
  type Walked,
} from './goes-by.js';
export { movedToSetInForce, type Reassignment, type Rebase, replaced } from './moves.js';
export { type ProcedureFor, procedureFor } from './procedure-for.js';
export { lookAt } from './look.js';
export { namedNow } from './named.js';
export {
  didStep,
  doersOf,
  type Done,
  notBegun,
  type OpenState,
  type Opinion,
  type Progress,
  progressAfter,
} from './progress.js';
export type * from './recorded.js';
export { type OpenPlace, rejectionWords, type StepRejected, type StepRejection, type Wanting } from './rejection.js';
export {
  begin,
  type Followed,
  type FurtherOpened,
  type GivenAnswer,
  openFurther,
  type StepTaken,
  takeStep,
} from './take-step.js';
export { type JointItem, type Readiness, readinessOf, type TakenTogether, takeTogether } from './together.js';
export { duesAfter, isOfProcedure, partiesAfter, progressThrough, walkedAfter } from './walked-after.js';
export { type WaitingStep, waitingSteps } from './waiting-steps.js';
export type { ChecklistOfStep, Decision, Level, Party, SequentialLevels, World } from './world.js';
