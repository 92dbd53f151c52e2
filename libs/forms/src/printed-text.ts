import { limits } from '@wenxiao/domain/field';
import type { Cell } from './cell.js';

/** A cell as one line of at most so many characters; undefined where it is blank. */
export function cellText(cell: Cell | undefined, max: number): string | undefined {
  const text = [...(cell ?? '').replaceAll(/\s+/g, ' ').trim()].slice(0, max).join('');
  return text === '' ? undefined : text;
}

/** What a block of a form beside its cells (`project`, `source`) prints under a name; undefined where it prints nothing. */
export function textIn(block: unknown, name: string): string | undefined {
  const said: unknown = typeof block === 'object' && block !== null ? Reflect.get(block, name) : undefined;
  return typeof said === 'string' || typeof said === 'number' ? cellText(String(said), limits.printed) : undefined;
}
