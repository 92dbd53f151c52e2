import type { Stated } from './stated.js';

type Member = Readonly<{ code: string }>;

/** Of what a set lists: the members that codes name, all codes that there are, and the first code that is none. */
export type NamedMembers<M extends Member> = Readonly<{
  named: readonly Stated<M>[];
  listed: readonly string[];
  strange?: string;
}>;

/** Which members of a group some codes name: `namedMembers(ruling.members('exAnte.methods'), codes)`. */
export function namedMembers<M extends Member>(
  members: readonly Stated<M>[],
  codes: readonly string[],
): NamedMembers<M> {
  const listed = members.map(({ value }) => value.code);
  const strange = codes.find((code) => !listed.includes(code));
  const named = members.filter(({ value }) => codes.includes(value.code));
  return { named, listed, ...(strange !== undefined && { strange }) };
}
