import fc from 'fast-check';
import { canonicalText, contentHash } from './canonical-text.js';

describe('the canonical text of a JSON value', () => {
  it('sorts keys, keeps lists in order, and leaves out what has no value', () => {
    expect(canonicalText({ b: [2, 1], a: { d: null, c: '优' }, e: undefined })).toBe(
      '{"a":{"c":"优","d":null},"b":[2,1]}',
    );
  });

  it('is the same however the properties were ordered, and reads back as the same value', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      );
    };
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(null, true, false),
        fc.string({ unit: 'binary' }),
        fc.maxSafeInteger(),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          tie('json'),
          { maxKeys: 4 },
        ),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalText(shuffled(plain))).toBe(canonicalText(plain));
        expect(JSON.parse(canonicalText(plain))).toEqual(plain);
      }),
    );
  });

  it('refuses what is no JSON, and numbers that are not whole', () => {
    expect(() => canonicalText({ rate: 0.6 })).toThrow(TypeError);
    expect(() => canonicalText([undefined])).toThrow(TypeError);
    expect(() => canonicalText(10n)).toThrow(TypeError);
  });

  it('is hashed by SHA-256', () => {
    expect(contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
  });
});
