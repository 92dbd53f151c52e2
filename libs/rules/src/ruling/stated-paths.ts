import { type Coded, isMemberList, type Statements } from '../shape/member-path.js';
import { type Citation, citationOf } from './citation.js';
import type { ResolvedContent } from '../layers/resolved.js';

/** Every value, every member and every member inside one, by path, in the order of the set. */
export function statedPaths({ values, members }: Statements): readonly string[] {
  const inside = (member: Coded, path: string): readonly string[] => [
    path,
    ...Object.entries(member).flatMap(([field, value]: [string, unknown]) =>
      isMemberList(value) ? value.flatMap((item) => inside(item, `${path}/${field}/${item.code}`)) : [],
    ),
  ];
  const inGroups = Object.entries(members).flatMap(([group, list]: [string, readonly Coded[]]) =>
    list.flatMap((member) => inside(member, `${group}/${member.code}`)),
  );
  return [...Object.keys(values), ...inGroups];
}

/** What was made of an article: the paths that cite it, each with what it cites of it. */
export function statedUnder(
  content: ResolvedContent,
  article: string,
): readonly Readonly<{ path: string; zh?: string; citation: Citation }>[] {
  return statedPaths(content).flatMap((path) => {
    const cited = citationOf(content, path);
    const citation = cited?.citations.find((each) => each.article === article);
    if (cited === undefined || citation === undefined) return [];
    return [{ path, ...(cited.zh !== undefined && { zh: cited.zh }), citation }];
  });
}
