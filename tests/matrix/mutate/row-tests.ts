import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsNamedBy } from '../rows.js';

/** A test file, with the heads of its titles (`FF-11c, B-03`) by the rows that they name. */
export type TestFile = Readonly<{ file: string; text: string; headsOf: ReadonlyMap<string, readonly string[]> }>;

/** Every literal that begins as a title does. Whether it is one need not be asked: nothing else begins so. */
const literal = /(['"`])((?:[A-Z]+\d?-\d+[a-z]?(?:…|, )?)+): /g;

/** The test files below a folder that name a row. */
export function testFilesIn(folder: string): readonly TestFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts'));
  return names
    .sort()
    .map((name) => testFileOf(join(folder, name), readFileSync(join(folder, name), 'utf8')))
    .filter(({ headsOf }) => headsOf.size > 0);
}

export function testFileOf(file: string, text: string): TestFile {
  const headsOf = new Map<string, readonly string[]>();
  for (const [, , head = ''] of text.matchAll(literal))
    for (const row of rowsNamedBy(`${head}: `)) headsOf.set(row, [...new Set([...(headsOf.get(row) ?? []), head])]);
  return { file, text, headsOf };
}

/** Matches the full names of the tests that name one of the rows, by themselves or by a group that they stand in. */
export function patternOf({ headsOf }: Pick<TestFile, 'headsOf'>, rows: readonly string[]): string {
  const heads = [...new Set(rows.flatMap((row) => headsOf.get(row) ?? []))];
  return `(?:^| )(?:${heads.map((head) => head.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')}): `;
}
