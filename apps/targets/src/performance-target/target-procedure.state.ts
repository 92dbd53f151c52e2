import { unreachable } from '@wenxiao/domain';
import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';
import { notBegun, type Progress, progressAfter } from '@wenxiao/rules/procedure';
import type { Declared } from './declaration.js';

/** What was approved, and what was in force before it. */
export type Approved = Readonly<{
  declaration: Declared;
  /** The step by which, and of which submission. */
  step: string;
  before?: Approved;
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
  /** The approval that counts, as long as the procedure goes on. */
  approving?: string;
  /** What is in force. */
  inForce?: Approved;
}>;

export const noTarget: TargetState = { progress: notBegun, declarants: [], submitSteps: [] };

/** Whether the unit has submitted what is declared now, and nobody sent it back. */
export function isSubmitted({ progress, submitSteps }: TargetState): boolean {
  return progress.done.some(({ step }) => submitSteps.includes(step));
}

export function afterEvent(state: TargetState, event: PerformanceTargetEvent): TargetState {
  switch (event.type) {
    case 'target-opened': {
      const { scheme, procedure } = event.data;
      const { approving: _approving, ...rest } = state;
      return { ...rest, scheme, submitSteps: [], progress: { ...notBegun, procedure, did: state.progress.did } };
    }
    case 'target-declared':
      return declaredNow(state, event.data);
    case 'target-steps-opened':
      return ended({ ...state, progress: progressAfter.opened(state.progress, event.data) });
    case 'target-withdrawn':
      return withdrawn({
        ...state,
        progress: progressAfter.withdrawn(state.progress, event.data),
      });
    case 'target-submitted':
    case 'target-reviewed':
    case 'target-received':
    case 'target-handed-over':
    case 'target-approved':
    case 'target-filed':
    case 'target-appointed':
    case 'target-issued':
    case 'target-recorded':
    case 'target-scored':
    case 'target-concluded':
    case 'target-heard':
    case 'target-reported':
    case 'target-archived':
    case 'target-resolved':
      return ended(taken(state, event));
    default:
      return unreachable(event);
  }
}

/** The same number again is a correction, also of what is in force. */
function declaredNow(state: TargetState, declared: Declared): TargetState {
  const { inForce } = state;
  const corrected = inForce?.declaration.declaration === declared.declaration;
  return {
    ...state,
    declared,
    declarants: [...new Set([...state.declarants, declared.by])],
    ...(corrected && { inForce: { ...inForce, declaration: declared } }),
  };
}

type StepEvent = Exclude<
  PerformanceTargetEvent,
  { type: 'target-opened' | 'target-declared' | 'target-steps-opened' | 'target-withdrawn' }
>;

function taken(state: TargetState, event: StepEvent): TargetState {
  const { step, answer, outcome = answer, undone = [] } = event.data;
  const after = { ...state, progress: progressAfter.answered(state.progress, event.data) };
  if (event.type === 'target-submitted') return { ...after, submitSteps: [...new Set([...state.submitSteps, step])] };
  if (event.type === 'target-approved' && outcome === 'approved') return { ...after, approving: step };
  const { approving, ...others } = after;
  return undone.some((each) => each.step === approving) ? others : after;
}

/** What was approved is in force once the procedure has ended. */
function ended(state: TargetState): TargetState {
  const { progress, approving, declared, inForce } = state;
  if (progress.ended === undefined || approving === undefined || !declared) return state;
  if (inForce?.declaration.declaration === declared.declaration) return state;
  return { ...state, inForce: { declaration: declared, step: approving, ...(inForce && { before: inForce }) } };
}

/** With the approval taken back, what was in force before it is so again. */
function withdrawn(state: TargetState): TargetState {
  const { progress, inForce, approving, ...rest } = state;
  const still = progress.done.some(({ step }) => step === approving);
  const base = { ...rest, progress, ...(still && approving !== undefined && { approving }) };
  if (!inForce || progress.ended !== undefined) return { ...base, ...(inForce && { inForce }) };
  const isOfNow = inForce.declaration.declaration === state.declared?.declaration;
  const before = isOfNow ? inForce.before : inForce;
  return { ...base, ...(before && { inForce: before }) };
}
