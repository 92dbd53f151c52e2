import { readFileSync } from 'node:fs';

/** The text of one statement: `sql/<name>.sql`. */
export function statement(name: string): string {
  return readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
}
