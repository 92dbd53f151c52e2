import type { FieldError } from './problem.js';

/**
 * How much a JSON body may hold, whatever its operation: many times what the largest form and the largest rule set hold. Reading,
 * checking and hashing a body takes time by these numbers, and nobody else is served meanwhile.
 */
export const bodyLimits = { valuesMax: 20_000, itemsMax: 1_000, fieldsMax: 500, depthMax: 64 } as const;

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What makes a body too much work; undefined where nothing does. One pass over the text, before it is parsed: it may be no JSON at all. */
export function bulkOf(json: string): FieldError | undefined {
  const separators = new Uint32Array(bodyLimits.depthMax + 1);
  const isList = new Uint8Array(bodyLimits.depthMax + 1);
  let depth = 0;
  let values = 1;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charCodeAt(at);
    if (character === quote) {
      at = endOfText(json, at);
    } else if (character === comma) {
      values += 1;
      const count = (separators[depth] = (separators[depth] ?? 0) + 1);
      if (isList[depth] === 1 && count >= bodyLimits.itemsMax) return flaws.items;
      if (isList[depth] === 0 && count >= bodyLimits.fieldsMax) return flaws.fields;
    } else if (character === openList || character === openObject) {
      values += 1;
      depth += 1;
      if (depth > bodyLimits.depthMax) return flaws.depth;
      separators[depth] = 0;
      isList[depth] = character === openList ? 1 : 0;
    } else if ((character === closeList || character === closeObject) && depth > 0) {
      depth -= 1;
    }
    if (values > bodyLimits.valuesMax) return flaws.values;
  }
  return undefined;
}

/** Where the text ends that begins with a quotation mark. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at += 1) {
    const character = json.charCodeAt(at);
    if (character === quote) return at;
    if (character === backslash) at += 1;
  }
  return json.length;
}

const flaw = (code: string, zh: string, en: string): FieldError => ({ path: '', code, zh, en });
const flaws = {
  values: flaw(
    'too-many-values',
    `请求体的内容过多，最多 ${bodyLimits.valuesMax} 个值，请分次提交`,
    `the body holds too much: ${bodyLimits.valuesMax} values at most, send it in parts`,
  ),
  items: flaw(
    'too-many-items',
    `一个列表最多 ${bodyLimits.itemsMax} 项，请分次提交`,
    `a list has at most ${bodyLimits.itemsMax} items: send it in parts`,
  ),
  fields: flaw(
    'too-many-fields',
    `一个对象最多 ${bodyLimits.fieldsMax} 个字段`,
    `an object has at most ${bodyLimits.fieldsMax} fields`,
  ),
  depth: flaw('too-deep', '嵌套过深', 'is nested too deep'),
};
