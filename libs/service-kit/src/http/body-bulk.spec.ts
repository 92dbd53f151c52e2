import { bodyLimits, bulkOf } from './body-bulk.js';

const list = (items: number, item = '0') => `[${Array.from({ length: items }, () => item).join(',')}]`;
const object = (fields: number) => `{${Array.from({ length: fields }, (_, index) => `"f${index}":0`).join(',')}}`;
const codeOf = (json: string) => bulkOf(json)?.code;

describe('a body', () => {
  it('may hold as much as the limits say, and not one more', () => {
    const { itemsMax, fieldsMax, depthMax } = bodyLimits;
    expect([list(itemsMax), list(itemsMax + 1)].map(codeOf)).toEqual([undefined, 'too-many-items']);
    expect([object(fieldsMax), object(fieldsMax + 1)].map(codeOf)).toEqual([undefined, 'too-many-fields']);
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect([deep(depthMax), deep(depthMax + 1)].map(codeOf)).toEqual([undefined, 'too-deep']);
    // 1 + 19 × (1 + 1000) - 1 for the inner lists, then what is missing.
    expect([list(19, list(1_000)), list(21, list(1_000))].map(codeOf)).toEqual([undefined, 'too-many-values']);
  });
  it('is counted by its structure, not by what stands in its texts', () => {
    const text = JSON.stringify(`${',[{'.repeat(50_000)}"\\`);
    expect(codeOf(`{"name":${text},"other":${text}}`)).toBeUndefined();
  });
  it('is counted for each list by itself', () => {
    expect(codeOf(`{"a":${list(600)},"b":${list(600)}}`)).toBeUndefined();
  });
  it('may be no JSON: somebody else says so', () => {
    for (const json of ['', '"', '"\\', ']]]', '}{', '{"a":', '[,,,']) expect(bulkOf(json)).toBeUndefined();
  });
});
