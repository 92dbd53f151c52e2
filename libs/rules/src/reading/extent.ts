import { limits } from '@wenxiao/domain/field';
import type { Flaw } from './flaw.js';

/** Names that mean something to JavaScript itself: nothing that was written may go unread, and nothing may reach further. */
const reservedNames = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether parsed JSON is small enough to be looked at more closely: not too deep, not too many values, no reserved names.
 * Walks without recursion and stops at the first of these flaws, so that hostile data costs no more than its limits.
 */
export function extentFlaw(json: unknown): Flaw | undefined {
  const waiting: (readonly [value: unknown, depth: number, path: string])[] = [[json, 1, '']];
  let nodes = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth, path] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.depth) return tooDeep(path);
    const names = Array.isArray(value) && value.length > limits.ruleSetNodes ? undefined : Object.keys(value);
    nodes += names?.length ?? limits.ruleSetNodes;
    if (names === undefined || nodes > limits.ruleSetNodes) return tooMany;
    for (const name of names) {
      if (reservedNames.has(name)) return reserved(path, name);
      const inner: unknown = Reflect.get(value, name);
      // Members lie within the first few names; further in, the place of the member says enough.
      waiting.push([inner, depth + 1, depth > 4 ? path : path === '' ? name : `${path}/${name}`]);
    }
  }
  return undefined;
}

const tooMany: Flaw = {
  path: '',
  zh: `内容过多：最多 ${limits.ruleSetNodes} 个值，请拆分或删减`,
  en: `too much: at most ${limits.ruleSetNodes} values, split or shorten it`,
};

function tooDeep(path: string): Flaw {
  return {
    path,
    zh: `嵌套过深：最多 ${limits.depth} 层，请简化`,
    en: `nested too deeply: at most ${limits.depth} levels, simplify it`,
  };
}

function reserved(path: string, name: string): Flaw {
  return { path, zh: `不能使用名称 ${name}`, en: `the name ${name} cannot be used` };
}
