import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { Conduct } from './assessment.state.js';
import type { AssessmentRejection } from './assessment.commands.js';

type Group = 'exAnte.bases' | 'exAnte.approaches' | 'exAnte.methods' | 'exAnte.observers';
type Flaw = Extract<AssessmentRejection, { code: 'not-listed' }>;

/**
 * Of what the set lists, what an assessment was based on and how it was made: the members that it names, or
 * the first that is none. What a set does not list nobody names; methods in words of their own only where its list is open.
 */
export function conductFlaw(
  { bases, approaches, methods, observers, otherMethods }: Conduct,
  ruling: Ruling,
): Flaw | Readonly<{ stated: readonly Stated<unknown>[] }> {
  const named: readonly (readonly [string, Group, readonly string[]])[] = [
    ['bases', 'exAnte.bases', bases],
    ['approaches', 'exAnte.approaches', approaches],
    ['methods', 'exAnte.methods', methods],
    ['observers', 'exAnte.observers', observers.map(({ kind }) => kind)],
  ];
  const stated: Stated<unknown>[] = [];
  for (const [field, group, codes] of named) {
    const members = membersOf(ruling, group);
    const listed = members.map(({ value }) => value.code);
    const strange = codes.find((code) => !listed.includes(code));
    if (strange !== undefined) return { code: 'not-listed', field, given: strange, listed };
    stated.push(...members.filter(({ value }) => codes.includes(value.code)));
  }
  const closed = ruling.value('exAnte.methodsClosed');
  const isClosed = closed.is === 'stated' && closed.value;
  if (otherMethods === undefined || !isClosed) return { stated };
  const listed = membersOf(ruling, 'exAnte.methods').map(({ value }) => value.code);
  return { code: 'not-listed', field: 'otherMethods', given: otherMethods, listed };
}

function membersOf(ruling: Ruling, group: Group): readonly Stated<Readonly<{ code: string }>>[] {
  switch (group) {
    case 'exAnte.bases':
      return ruling.members('exAnte.bases');
    case 'exAnte.approaches':
      return ruling.members('exAnte.approaches');
    case 'exAnte.methods':
      return ruling.members('exAnte.methods');
    case 'exAnte.observers':
      return ruling.members('exAnte.observers');
  }
}
