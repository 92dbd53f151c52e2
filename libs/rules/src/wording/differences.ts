import type { Statements } from '../shape/member-path.js';
import { type Statement, statementsOf } from './statement.js';

/** Where two sets do not say the same. What only one of them states has no words of the other. */
export type Difference = Readonly<{ path: string; name: string; one?: string; other?: string }>;

/**
 * In what one set differs from another, in the order in which they state it, by the words of both: a member that one of them does not
 * have is one difference, of a member that both have each field that reads otherwise. Members are the same by their codes.
 */
export function differencesOf(one: Statements, other: Statements): readonly Difference[] {
  return between(statementsOf(one), statementsOf(other), '');
}

/** @param way the names of the members around, each with ` › ` behind it */
function between(ones: readonly Statement[], others: readonly Statement[], way: string): readonly Difference[] {
  const here = new Map(ones.map((each) => [each.path, each]));
  const there = new Map(others.map((each) => [each.path, each]));
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((path) => {
    const [mine, theirs] = [here.get(path), there.get(path)];
    if (mine === undefined)
      return theirs === undefined ? [] : [{ path, name: way + theirs.name, other: theirs.words ?? '有' }];
    const name = way + mine.name;
    if (theirs === undefined) return [{ path, name, one: mine.words ?? '有' }];
    const renamed = mine.name !== theirs.name;
    const own =
      !renamed && mine.words === theirs.words
        ? []
        : [{ path, name, one: saidBy(mine, renamed), other: saidBy(theirs, renamed) }];
    return [...own, ...between(mine.inside, theirs.inside, `${name} › `)];
  });
}

const saidBy = ({ name, words }: Statement, withName: boolean): string =>
  withName ? [name, ...(words === undefined ? [] : [words])].join('：') : (words ?? name);
