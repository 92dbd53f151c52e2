import { heldIn } from '../condition/held-members.js';
import { frozen } from '../reading/flaw.js';
import type { ResolvedContent, RuleSetVersion } from '../layers/resolved.js';
import { hashOf } from '../layers/resolve.js';
import type { MemberGroup, MemberOf } from '../shape/groups.js';
import type { Scheme, Valued } from '../shape/rule-set.js';
import type { ValueAt, ValuePath } from '../shape/values.js';
import { type CitedBasis, citedBasis } from './cited-basis.js';
import { silent, type Silent, type Stated, stated } from './stated.js';

/**
 * The rules in force, asked by typed paths. Every answer carries the path by codes, so that an event can say under what it was
 * decided; nothing is remembered from one question to the next.
 */
export interface Ruling {
  readonly hash: string;
  readonly scheme: Scheme;
  /** Nearest first. */
  readonly layers: readonly RuleSetVersion[];
  value<Path extends ValuePath>(path: Path): Stated<ValueAt<Path>> | Silent;
  member<Group extends MemberGroup>(group: Group, code: string): Stated<MemberOf<Group>> | Silent;
  /** In the order of the set. */
  members<Group extends MemberGroup>(group: Group): readonly Stated<MemberOf<Group>>[];
  /** The same rules for what is of a budget year: a member, at whatever depth, that does not hold in it is silent. Without a year, all are there. */
  inYear(year: number): Ruling;
  /** Where a path stands, in the words of the set that states it. */
  cited(path: string): CitedBasis;
}

type Laid = Readonly<{ hash: string; content: ResolvedContent }>;

/** A ruling from what was resolved here. */
export function ruling(resolved: Laid): Ruling {
  const { members } = resolved.content;
  const years = new Map<number, Ruling>();
  const inYear = (year: number): Ruling => {
    const found = years.get(year) ?? rulingOf(resolved, heldIn(members, year), inYear);
    years.set(year, found);
    return found;
  };
  return rulingOf(resolved, members, inYear);
}

function rulingOf({ hash, content }: Laid, held: ResolvedContent['members'], inYear: Ruling['inYear']): Ruling {
  const members = <Group extends MemberGroup>(group: Group): readonly Stated<MemberOf<Group>>[] =>
    (held[group] ?? []).map((member) => stated(member as MemberOf<Group>, `${group}/${member.code}`, member.soft));
  return {
    hash,
    scheme: content.scheme,
    layers: content.layers.map(({ id, version }) => ({ id, version })),
    value<Path extends ValuePath>(path: Path) {
      const valued = content.values[path] as Valued<ValueAt<Path>> | undefined;
      return valued === undefined || 'silent' in valued ? silent(path) : stated(valued.value, path, valued.soft);
    },
    member<Group extends MemberGroup>(group: Group, code: string) {
      return members(group).find(({ value }) => value.code === code) ?? silent(`${group}/${code}`);
    },
    members,
    inYear,
    cited: (path) => citedBasis(content, path),
  };
}

/**
 * A ruling from a text that came from directory under a hash.
 * @throws {Error} where the text is not the one that was hashed.
 */
export function rulingOfText(text: string, hash: string): Ruling {
  return ruling({ hash, content: contentOfText(text, hash) });
}

/** The content of a resolved text. @throws {Error} where the text is not the one that was hashed. */
export function contentOfText(text: string, hash: string): ResolvedContent {
  if (hashOf(text) !== hash) throw new Error(`The text of the rules is not the one with the hash ${hash}`);
  return frozen(JSON.parse(text) as ResolvedContent);
}
