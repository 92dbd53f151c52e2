import type { z } from 'zod';
import { type MemberGroup, groupShapes } from '../shape/groups.js';
import { type Coded, isMemberList } from '../shape/member-path.js';
import { canonicalText } from './canonical-text.js';

/** What a lower set may state at a path: `override` something above, or `add` what is not there. */
export type Leave = (path: string, how: 'override' | 'add') => boolean;

/** Members of one list, laid over those above, and the paths that were not allowed. */
export type Overlaid = Readonly<{ members: readonly Coded[]; refused: readonly string[] }>;

/**
 * Lays members over those above by their codes. A member that is stated anew has its own fields; lists of members inside it
 * (steps, answers, rows, dues) lie over the upper ones in turn, and lists that it does not state stay. New members stand where
 * the own list puts them: after the one before them.
 */
export function overlay(upper: readonly Coded[], own: readonly Coded[], path: string, may: Leave): Overlaid {
  const members = [...upper];
  const refused: string[] = [];
  own.forEach((member, at) => {
    const here = `${path}/${member.code}`;
    const position = members.findIndex(({ code }) => code === member.code);
    const above = members[position];
    if (above !== undefined) {
      const laid = overMember(above, member, here, may);
      members[position] = laid.member;
      refused.push(...laid.refused);
    } else if (may(here, 'add')) members.splice(positionFor(members, own, at), 0, member);
    else refused.push(here);
  });
  return { members, refused };
}

/** After the nearest member before it in the own list, else before the nearest after it, else at the end. */
function positionFor(members: readonly Coded[], own: readonly Coded[], at: number): number {
  const positionOf = (member: Coded): number => members.findIndex(({ code }) => code === member.code);
  const before = own
    .slice(0, at)
    .map(positionOf)
    .findLast((position) => position >= 0);
  if (before !== undefined) return before + 1;
  return (
    own
      .slice(at + 1)
      .map(positionOf)
      .find((position) => position >= 0) ?? members.length
  );
}

function overMember(
  upper: Coded,
  own: Coded,
  path: string,
  may: Leave,
): Readonly<{ member: Coded; refused: readonly string[] }> {
  const allowed = may(path, 'override');
  const lists = new Map<string, readonly Coded[]>();
  const refused: string[] = [];
  for (const [field, below] of listsIn(own)) {
    const above: unknown = Reflect.get(upper, field);
    const laid = overlay(isMemberList(above) ? above : [], below, `${path}/${field}`, may);
    if (laid.members.length > 0) lists.set(field, laid.members);
    refused.push(...laid.refused);
  }
  if (!allowed && canonicalText(withoutLists(own)) !== canonicalText(withoutLists(upper))) refused.push(path);
  const fields = allowed ? { ...own, ...Object.fromEntries(listsIn(upper)) } : upper;
  return { member: { ...fields, ...Object.fromEntries(lists) }, refused };
}

function listsIn(member: Coded): readonly (readonly [field: string, members: readonly Coded[]])[] {
  return Object.entries(member).flatMap(([field, value]: [string, unknown]) =>
    isMemberList(value) ? [[field, value] as const] : [],
  );
}

function withoutLists(member: Coded): object {
  return Object.fromEntries(
    Object.entries(member).filter(
      ([field, value]: [string, unknown]) => field !== 'source' && !isMemberList(value) && !isEmpty(value),
    ),
  );
}

/** An empty list takes nothing away: what is not to hold any more is withdrawn by its path, where everybody sees it. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The members, those that no longer have their shape in their own words alone: another variant keeps nothing of the old one. */
export function shaped(group: MemberGroup, members: readonly Coded[], own: readonly Coded[]): readonly Coded[] {
  const shape: z.ZodType = groupShapes[group];
  return members.map((member) =>
    shape.safeParse(member).success ? member : (own.find(({ code }) => code === member.code) ?? member),
  );
}
