import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { DeclarationFlaw } from './declaration.js';

/** Whether spending of a kind has come in by a budget year, where the rules let kinds come in one after another. */
export function phasedIn(
  subjectKind: string,
  year: number,
  rules: Ruling,
): Readonly<{ flaw?: DeclarationFlaw; stated: readonly Stated<unknown>[] }> {
  const kind = rules.member('subject.kinds', subjectKind);
  if (kind.is === 'silent' || kind.value.phased !== true) return { stated: [] };
  const { phasedFrom: from } = kind.value;
  if (from !== undefined && from <= year) return { stated: [kind] };
  const path = `${kind.path}/phasedFrom`;
  return { flaw: { code: 'not-phased-in', subjectKind, ...(from !== undefined && { from }), path }, stated: [kind] };
}
