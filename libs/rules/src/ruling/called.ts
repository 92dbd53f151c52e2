import type { ResolvedContent } from '../layers/resolved.js';
import { type Coded, isCoded } from '../shape/member-path.js';

/**
 * Where a set names codes of one kind, from its groups inwards: `findings/?`. `?` is the member with the code, and `*`
 * any member; those that the decision rested on come first. `+` are those alone. `?outcome` is the answer that says the code of
 * the object.
 */
export type NamedAt = readonly string[];

/**
 * What a set calls a code in Chinese; a code of a day (`quarterly@2023-03-31`) with the day behind. Undefined where the set does
 * not have it, or calls several things by it.
 * @param rested codes that the decision rested on, or that say of which it is: those of an evaluation's type, of a procedure
 */
export function calledIn(
  content: ResolvedContent,
  places: NamedAt,
  code: string,
  rested: ReadonlySet<string>,
): string | undefined {
  const [series = '', ...days] = code.split('@');
  for (const place of places) {
    const names = new Set(found(content.members, place.split('/'), { code: series, rested }).map(({ zh }) => zh));
    const [name] = names;
    if (names.size === 1 && name !== undefined) return [name, ...days].join(' ');
  }
  return undefined;
}

type Named = Coded & Readonly<{ zh?: string; outcome?: string }>;
type Asked = Readonly<{ code: string; rested: ReadonlySet<string> }>;

function found(here: unknown, [part, ...parts]: readonly string[], asked: Asked): readonly Named[] {
  if (part === undefined) return isCoded(here) ? [here] : [];
  return within(here, part, asked).flatMap((each) => found(each, parts, asked));
}

function within(here: unknown, part: string, { code, rested }: Asked): readonly unknown[] {
  if (!/^[?*+]/.test(part))
    return typeof here === 'object' && here !== null && Object.hasOwn(here, part) ? [Reflect.get(here, part)] : [];
  const members: readonly Named[] = Array.isArray(here) ? here.filter(isCoded) : [];
  if (part === '?') return members.filter((each) => each.code === code);
  if (part === '?outcome') return members.filter(({ code: answer, outcome = answer }) => outcome === code);
  const nearest = members.filter((each) => rested.has(each.code));
  return part === '+' || nearest.length > 0 ? nearest : members;
}
