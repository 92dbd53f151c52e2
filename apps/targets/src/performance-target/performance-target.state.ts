import { unreachable } from '@wenxiao/domain';
import { isStepTaken, type StepFactType } from '@wenxiao/domain/field';
import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import { doersOf, notBegun, type Progress, progressAfter } from '@wenxiao/rules/procedure';
import type { Declared } from './declaration.js';
import { afterOther, type OtherTarget, type TargetKeys, withOtherOf } from './other-target.state.js';

/** An approval, as its step recorded it. */
export type Approval = Readonly<{
  step: string;
  by: string;
  /** The day from which the budget that goes with it is in force, or on which it was decided. */
  on?: string;
}>;

/** What was approved, and what was in force before it. */
export type Approved = Approval &
  Readonly<{
    declaration: Declared;
    /** Why it was adjusted, where it was. */
    adjusts?: string;
    before?: Approved;
  }>;

/** What a corrective measure of monitoring asks for. */
export type AskedAdjustment = Readonly<{
  proposal: string;
  decision: string;
  ground: string;
  /** Hash of the set by which it was decided. */
  rules: string;
  on: string;
  /** The declaration that was in force then. */
  declaration: number;
  /** Which of its dues went by before it was proposed. */
  overdue?: string;
  /** Whoever leads lifted that: nobody is late with it any more. */
  isLifted?: true;
}>;

export type TargetState = Readonly<{
  progress: Progress;
  scheme?: string;
  /** What is declared now; it may not be in force yet. */
  declared?: Declared;
  /** Everybody who ever declared a version: they review none. */
  declarants: readonly string[];
  /** The steps by which the target was submitted. */
  submitSteps: readonly string[];
  /** The number of the latest declaration that there ever was. */
  numbered?: number;
  /** What it goes back to where the adjustment that is under way is given up. */
  paused?: Paused;
  /** Why what was approved is to be adjusted, while it is. */
  adjusts?: string;
  /** The approval that counts, as long as the procedure goes on. */
  approving?: Approval;
  /** What is in force. */
  inForce?: Approved;
  /** By which keys another system knows what is declared. */
  keys?: TargetKeys;
  /** What another system has instead of what is in force, until that is decided. */
  other?: OtherTarget;
  /** What monitoring asked to be adjusted, and was not told off since. */
  asked?: readonly AskedAdjustment[];
  /** What the latest event took out of force again. */
  outOfForce?: Approved;
}>;

type Paused = Pick<TargetState, 'progress' | 'submitSteps' | 'declared' | 'approving' | 'adjusts'>;

export const noTarget: TargetState = { progress: notBegun, declarants: [], submitSteps: [] };

/** Whether the unit has submitted what is declared now, and nobody sent it back. */
export function isSubmitted({ progress, submitSteps }: TargetState): boolean {
  return progress.done.some(({ step }) => submitSteps.includes(step));
}

export function afterEvent(before: TargetState, event: PerformanceTargetEvent): TargetState {
  const { outOfForce: _outOfForce, ...state } = before;
  return withOtherOf(changed(state, event), before);
}

function changed(state: TargetState, event: PerformanceTargetEvent): TargetState {
  if (isStepTaken('target', event)) return ended(taken(state, event));
  switch (event.type) {
    case 'target-opened': {
      const { scheme, procedure, adjusts } = event.data;
      const { approving: _approving, adjusts: _adjusts, paused: _paused, ...rest } = state;
      const progress = { ...notBegun, procedure, did: state.progress.did };
      const adjusting = adjusts !== undefined && { adjusts, paused: pausedOf(state) };
      const asked = adjusts !== undefined && rest.asked && { asked: rest.asked.map(inTime) };
      return { ...rest, scheme, submitSteps: [], progress, ...adjusting, ...asked };
    }
    case 'target-declared':
      return declaredNow(state, event.data);
    case 'target-steps-opened':
      return ended({ ...state, progress: progressAfter.opened(state.progress, event.data) });
    case 'target-rebased':
      return ended(withoutLostApproval({ ...state, progress: progressAfter.rebased(state.progress, event.data) }));
    case 'target-adjustment-abandoned':
      return abandoned(state);
    case 'target-withdrawn':
      return withdrawn({
        ...state,
        progress: progressAfter.withdrawn(state.progress, event.data),
      });
    case 'target-task-handed-over':
      return { ...state, progress: progressAfter.handedOver(state.progress, event.data) };
    case 'target-opinion-given':
      return { ...state, progress: progressAfter.advised(state.progress, event.data) };
    case 'target-adjustment-asked':
    case 'target-adjustment-declined':
    case 'target-adjustment-no-longer-asked':
    case 'target-adjustment-became-overdue':
    case 'target-adjustment-overdue-lifted':
      return { ...state, asked: askedNow(state, event) };
    case 'target-keyed':
      return { ...state, keys: event.data };
    case 'other-target-noted':
    case 'other-target-kept':
    case 'other-target-agreed':
      return afterOther(state, event);
    // It stands as it did.
    case 'target-form-kept':
    case 'target-decision-kept':
      return state;
    default:
      return unreachable(event);
  }
}

type OfAsked = Extract<PerformanceTargetEvent, { data: { proposal: string } }>;

function askedNow({ asked = [], inForce }: TargetState, event: OfAsked): readonly AskedAdjustment[] {
  const others = asked.filter(({ proposal }) => proposal !== event.data.proposal);
  if (event.type === 'target-adjustment-asked')
    return [...others, { ...event.data, declaration: inForce?.declaration.declaration ?? 0 }];
  const found = asked.find(({ proposal }) => proposal === event.data.proposal);
  if (event.type === 'target-adjustment-became-overdue' && found)
    return [...others, { ...found, overdue: event.data.due }];
  if (event.type === 'target-adjustment-overdue-lifted' && found)
    return [...others, { ...inTime(found), isLifted: true }];
  return others;
}

/** Whoever has proposed it is late with it no longer. */
function inTime({ overdue: _, ...asked }: AskedAdjustment): AskedAdjustment {
  return asked;
}

/** The same number again is a correction, also of what is in force. */
function declaredNow(state: TargetState, declared: Declared): TargetState {
  const { inForce } = state;
  const corrected = inForce?.declaration.declaration === declared.declaration;
  return {
    ...state,
    declared,
    numbered: Math.max(state.numbered ?? 0, declared.declaration),
    declarants: [...new Set([...state.declarants, ...doersOf(declared)])],
    ...(corrected && { inForce: { ...inForce, declaration: declared } }),
  };
}

const pausedOf = ({ progress, submitSteps, declared, approving, adjusts }: TargetState): Paused => ({
  progress,
  submitSteps,
  ...(declared && { declared }),
  ...(approving && { approving }),
  ...(adjusts !== undefined && { adjusts }),
});

/** As it was before the adjustment; who did what in between stays known. */
function abandoned(state: TargetState): TargetState {
  const { paused, approving: _approving, adjusts: _adjusts, declared: _declared, ...rest } = state;
  if (!paused) return state;
  return { ...rest, ...paused, progress: { ...paused.progress, did: state.progress.did } };
}

type StepEvent = Extract<PerformanceTargetEvent, { type: StepFactType<'target'> }>;

/** An approval counts as long as its step does. */
function withoutLostApproval({ approving, ...state }: TargetState): TargetState {
  const still = state.progress.done.some(({ step }) => step === approving?.step);
  return { ...state, ...(still && approving && { approving }) };
}

function taken(state: TargetState, event: StepEvent): TargetState {
  const { step, answer, outcome = answer, undone = [] } = event.data;
  const after = { ...state, progress: progressAfter.answered(state.progress, event.data) };
  if (event.type === 'target-submitted') return { ...after, submitSteps: [...new Set([...state.submitSteps, step])] };
  if (event.type === 'target-approved' && outcome === 'approved')
    return { ...after, approving: approvalOf(event.data) };
  const { approving, ...others } = after;
  return undone.some((each) => each.step === approving?.step) ? others : after;
}

const approvalOf = ({ step, by, date }: StepEvent['data']): Approval => ({
  step,
  by,
  ...(date !== undefined && { on: date }),
});

/** What was approved is in force once the procedure has ended; the same approval again is its correction. */
function ended(state: TargetState): TargetState {
  const { progress, approving, declared, inForce, adjusts } = state;
  if (progress.ended === undefined || approving === undefined || !declared) return state;
  const isCorrected = inForce?.declaration.declaration === declared.declaration;
  const before = isCorrected ? inForce.before : inForce;
  const approved = { declaration: declared, ...approving, ...(adjusts !== undefined && { adjusts }) };
  return { ...state, inForce: { ...approved, ...(before && { before }) } };
}

/** With the approval taken back, what was in force before it is so again. */
function withdrawn(state: TargetState): TargetState {
  const { inForce, ...base } = withoutLostApproval(state);
  const { progress } = base;
  if (!inForce || progress.ended !== undefined) return { ...base, ...(inForce && { inForce }) };
  const isOfNow = inForce.declaration.declaration === state.declared?.declaration;
  if (!isOfNow) return { ...base, inForce };
  const { before } = inForce;
  return { ...base, outOfForce: inForce, ...(before && { inForce: before }) };
}
