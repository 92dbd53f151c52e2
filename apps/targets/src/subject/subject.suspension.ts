import type { SubjectEvent } from '@wenxiao/facts/targets';
import type { Known, SubjectState } from './subject.commands.js';

type KnownState = Exclude<SubjectState, { status: 'unknown' }>;
type Said = Extract<SubjectEvent, { type: 'subject-suspended' | 'subject-resumed' }>['data'];

/** 暂停实施: by a person, or by a decision of monitoring, whose end resumes it. */
export function suspended({ suspendedBy: _, ...state }: KnownState, { from, decision }: Said): KnownState {
  return { ...state, status: 'suspended', since: from, ...(decision !== undefined && { suspendedBy: decision }) };
}

export function resumed({ suspendedBy: _, ...state }: KnownState, { from }: Said): KnownState {
  return { ...state, status: 'registered', since: from };
}

/** What a decision did not suspend, its end does not resume. */
export const isOfAnother = ({ decision }: Pick<Said, 'decision'>, { suspendedBy }: Known): boolean =>
  decision !== undefined && decision !== suspendedBy;
