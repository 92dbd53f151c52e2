import { createScanner } from 'jsonc-parser';
import type { Flaw } from './flaw.js';
import { placeOf } from './place.js';

/** What is open where the scanner stands: the names of an object with their lines, or how many values of a list have begun. */
type Open = { readonly names?: Map<string, number>; at: PropertyKey };

/**
 * Names that stand twice in one object, where JSON.parse silently takes the last. Goes through the text without recursion, so that
 * hostile depth costs no stack.
 * @param text that JSON.parse accepts.
 * @param json what it says, by which members are named by their codes.
 */
export function repeatedNames(text: string, json: unknown): readonly Flaw[] {
  const scanner = createScanner(text, true);
  const flaws: Flaw[] = [];
  const open: Open[] = [];
  let isName = false;
  for (let mark = next(scanner, text); mark !== undefined; mark = next(scanner, text)) {
    const here = open.at(-1);
    if (mark === '{') open.push({ names: new Map(), at: '' });
    else if (mark === '[') open.push({ at: 0 });
    else if (mark === '}' || mark === ']') open.pop();
    else if (mark === ',' && typeof here?.at === 'number') here.at += 1;
    else if (mark === '"' && isName && here?.names !== undefined) {
      const name = scanner.getTokenValue();
      const line = scanner.getTokenStartLine() + 1;
      const first = here.names.get(name);
      here.at = name;
      here.names.set(name, first ?? line);
      if (first !== undefined)
        flaws.push(
          twice(
            placeOf(
              json,
              open.map(({ at }) => at),
            ),
            name,
            first,
            line,
          ),
        );
    }
    isName = mark === '{' || (mark === ',' && open.at(-1)?.names !== undefined);
  }
  return flaws;
}

/** The first character of the next token, by which each is known; undefined at the end. */
function next(scanner: ReturnType<typeof createScanner>, text: string): string | undefined {
  scanner.scan();
  return text[scanner.getTokenOffset()];
}

function twice(path: string, name: string, first: number, again: number): Flaw {
  const shown = name.slice(0, 80);
  return {
    path,
    zh: `第 ${first} 行与第 ${again} 行重复写了 ${shown}：只留一处`,
    en: `${shown} is written twice, in lines ${first} and ${again}: leave one of them`,
  };
}
