import type { CitedBasis, Ruling } from '@wenxiao/rules/ruling';

/** What a refusal rests on, as a detail of it: paths of the set that refuses, with its own articles. What no article says is left out. */
export function basisOf(
  ruling: Pick<Ruling, 'cited'> | undefined,
  ...paths: readonly (string | undefined)[]
): Readonly<{ basis?: readonly CitedBasis[] }> {
  if (!ruling) return {};
  const cited = paths.flatMap((path) => (path === undefined ? [] : ruling.cited(path)));
  const basis = cited.filter(({ article }) => article.length > 0);
  return basis.length > 0 ? { basis } : {};
}
