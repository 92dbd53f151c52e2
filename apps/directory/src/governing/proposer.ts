import type { Actor } from '@wenxiao/domain';

/** Whether somebody is no second person beside who made a proposal: it is theirs, or somebody stood in for somebody of the same. */
export function isProposedBy(
  { proposedBy, doneFor }: Readonly<{ proposedBy: string; doneFor?: string }>,
  { id, for: standsInFor }: Pick<Actor, 'id' | 'for'>,
): boolean {
  return [proposedBy, doneFor].some((person) => person !== undefined && (person === id || person === standsInFor));
}
