import { namedMembers, type Ruling, type Stated } from '@wenxiao/rules/ruling';
import type { AssessmentRejection } from './assessment.commands.js';
import type { Conduct } from './assessment.state.js';

type Flaw = Extract<AssessmentRejection, { code: 'not-listed' }>;

/**
 * Of what the set lists, what an assessment was based on and how it was made: the members that it names, or
 * the first that is none. What a set does not list nobody names; methods in words of their own only where its list is open.
 */
export function conductFlaw(
  { bases, approaches, methods, observers, otherMethods }: Conduct,
  ruling: Ruling,
): Flaw | Readonly<{ stated: readonly Stated<unknown>[] }> {
  const kinds = observers.map(({ kind }) => kind);
  const said = {
    bases: namedMembers(ruling.members('exAnte.bases'), bases),
    approaches: namedMembers(ruling.members('exAnte.approaches'), approaches),
    methods: namedMembers(ruling.members('exAnte.methods'), methods),
    observers: namedMembers(ruling.members('exAnte.observers'), kinds),
  };
  for (const [field, { strange, listed }] of Object.entries(said))
    if (strange !== undefined) return { code: 'not-listed', field, given: strange, listed };
  const closed = ruling.value('exAnte.methodsClosed');
  const isClosed = closed.is === 'stated' && closed.value;
  if (otherMethods !== undefined && isClosed)
    return { code: 'not-listed', field: 'otherMethods', given: otherMethods, listed: said.methods.listed };
  return { stated: Object.values(said).flatMap(({ named }) => named) };
}

/** Where the set lists what may be named instead. */
export const listedIn = ({ field }: Flaw): readonly Readonly<{ path: string }>[] => [
  { path: `exAnte.${field === 'otherMethods' ? 'methods' : field}` },
];
