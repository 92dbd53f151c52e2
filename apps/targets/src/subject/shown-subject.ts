import type { Namesake } from '../subject-list/namesakes.js';
import type { ProposingMember } from './proposed-marks.js';
import type { SubjectAtHand } from './subjects.js';

/**
 * A subject in public names, with what its set proposes to mark it as and what a person decided of that, and with others that are
 * called the same.
 */
export function shownSubject(
  { id, version, subject }: SubjectAtHand,
  proposals: readonly ProposingMember[],
  namesakes: readonly Namesake[],
): object {
  const { description, acts: _acts, moved: _moved, revised: _revised, ...rest } = subject;
  const { marks } = subject;
  const proposedMarks = proposals.map(({ value: { code, zh, mark } }) => ({
    mark,
    code,
    zh,
    ...(mark in marks && { marked: marks[mark] }),
  }));
  return { id, version, ...rest, ...description, proposedMarks, namesakes };
}
