import { unreachable } from '@wenxiao/domain';
import type { ReferralEvent } from '@wenxiao/facts/accountability';
import { isOfProcedure, notBegun, type Walked, walkedAfter } from '@wenxiao/rules/procedure';
import type { AssessmentNamed, EvaluationNamed } from './referral.world.js';

export type ReferralState =
  | Readonly<{ status: 'unknown' }>
  | (Walked &
      Readonly<{
        status: 'opened';
        scheme: string;
        subject: string;
        organisation: string;
        persons: readonly string[];
        trigger: string;
        ground?: string;
        reason?: string;
        openedOn: string;
        /** The evaluation that it rests on. */
        evaluation?: EvaluationNamed;
        /** The assessment of the work of the body that it rests on. */
        assessment?: AssessmentNamed;
        /** The step that referred it to somebody. */
        issuedBy?: string;
      }>);

export type OpenedReferral = Extract<ReferralState, { status: 'opened' }>;

/** Whether it went out, and was not taken back. */
export const isIssued = ({ issuedBy, progress }: OpenedReferral): boolean =>
  progress.done.some(({ step }) => step === issuedBy);

/** Whether it is in the way of another of the same body for the same trigger: it is under way, or it went out. */
export const stands = (state: OpenedReferral): boolean => state.progress.ended === undefined || isIssued(state);

/** Who refers names to whom, or hands in the letter; who does not says why not. */
export const goesOut = (brought: Readonly<{ organisation?: string; documents?: readonly unknown[] }>): boolean =>
  brought.organisation !== undefined || (brought.documents ?? []).length > 0;

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: ReferralState, event: ReferralEvent): ReferralState {
  if (event.type === 'referral-opened') {
    const { evaluation, assessment, on, procedure: _procedure, ...opened } = event.data;
    return {
      status: 'opened',
      ...opened,
      openedOn: on,
      ...(evaluation && { evaluation: namedIn(evaluation) }),
      ...(assessment && { assessment: { assessment: assessment.assessment, year: assessment.year } }),
      progress: notBegun,
      overdue: [],
      lifted: [],
    };
  }
  return state.status === 'unknown' ? state : evolveOpened(state, event);
}

const namedIn = ({ type, period, number }: EvaluationNamed): EvaluationNamed => ({ type, period, number });

function evolveOpened(
  state: OpenedReferral,
  event: Exclude<ReferralEvent, { type: 'referral-opened' }>,
): OpenedReferral {
  if (!isOfProcedure('referral', event)) return unreachable(event);
  const issued = event.type === 'referral-issued' && goesOut(event.data) && { issuedBy: event.data.step };
  return { ...walkedAfter('referral', state, event), ...issued };
}
