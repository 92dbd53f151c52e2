import fc from 'fast-check';
import type { Condition } from '../shape/condition.js';
import { judge } from './judge.js';
import type { Asked } from './known.js';
import { knownFrom, type Written } from './testing/known-from.js';
import type { Truth } from './truth.js';

const codes = ['a', 'b', 'c'] as const;
const decimalText = fc.integer({ min: -3, max: 3 }).map((n) => `${String(n)}.50`);
const figure = fc.oneof(decimalText, fc.constantFrom('good', 'poor'), fc.constant(null));
const code = fc.constantFrom(...codes);
const operand = fc.oneof(decimalText, fc.constantFrom({ parameter: 'p.stated' }, { parameter: 'p.silent' }));

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ figure: code, is: fc.constant(['good', '1.50']) }),
    fc.record({ figure: code, set: fc.constantFrom('yes' as const, 'no' as const) }),
    fc.record({ figure: code, atLeast: operand }),
    fc.record({ figure: code, above: operand, below: operand }),
    fc.record({ period: fc.constantFrom('p', 'q'), longerThanYears: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ found: code }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
    fc.record({ yearsRunning: fc.integer({ min: 2, max: 3 }), that: tie('condition') }),
  ),
}));

const plain = { noNullPrototype: true };
const byYear = fc.dictionary(fc.constantFrom('2022', '2023', '2024'), figure, plain);
const period = fc.constantFrom(
  null,
  { from: '2023-01-01', to: '2023-12-31' },
  { from: '2022-02-28', to: '2024-03-01' },
);
const written: fc.Arbitrary<Written> = fc.record({
  figures: fc.record({ a: byYear, b: byYear, c: byYear }),
  found: fc.subarray([...codes]),
  periods: fc.dictionary(fc.constantFrom('p', 'q'), period, plain),
  parameters: fc.constant({ 'p.stated': '0.50' }),
});

const truth = (of: Condition, by: Written): Truth => judge(of, knownFrom(by)).truth;
const mayBecome: Readonly<Record<Truth, readonly Truth[]>> = {
  yes: ['yes'],
  no: ['no'],
  neither: ['neither', 'no'],
  'not-known': ['yes', 'no', 'neither', 'not-known'],
};
const same = (a: Condition, b: Condition, by: Written): void => {
  expect(truth(a, by)).toBe(truth(b, by));
};

/** Only what `keep` says is known of it; what is not known before stays so. */
function knowing(by: Written, keep: (asked: Asked) => boolean): Written {
  const kept = (each: string, values: object) =>
    Object.entries(values).filter(([year]) => keep({ on: 'figure', name: each, year: Number(year) }));
  return {
    ...by,
    figures: Object.fromEntries(
      Object.entries(by.figures ?? {}).map(([each, values]) => [
        each,
        Object.fromEntries(kept(each, values as object)),
      ]),
    ),
    periods: Object.fromEntries(
      Object.entries(by.periods ?? {}).filter(([each]) => keep({ on: 'period', name: each })),
    ),
  };
}
const isAmong = (rows: readonly Asked[]) => (asked: Asked) =>
  rows.some((row) => row.on === asked.on && row.name === asked.name && row.year === asked.year);

describe('conditions, whatever they say', () => {
  it('follow de Morgan', () => {
    fc.assert(
      fc.property(condition, condition, written, (a, b, by) => {
        same({ not: { all: [a, b] } }, { any: [{ not: a }, { not: b }] }, by);
        same({ not: { any: [a, b] } }, { all: [{ not: a }, { not: b }] }, by);
      }),
    );
  });

  it('mean the same when said twice, in another order or in other groups', () => {
    fc.assert(
      fc.property(condition, condition, condition, written, (a, b, c, by) => {
        same({ all: [a, a] }, a, by);
        same({ any: [a, a] }, a, by);
        same({ not: { not: a } }, a, by);
        same({ all: [a, b] }, { all: [b, a] }, by);
        same({ any: [a, { any: [b, c] }] }, { any: [{ any: [a, b] }, c] }, by);
        same({ all: [a, { any: [a, b] }] }, { any: [a, { all: [a, b] }] }, by);
      }),
    );
  });

  it('keep what they decided when more becomes known: yes and no stay, neither never becomes yes', () => {
    fc.assert(
      fc.property(condition, written, fc.func(fc.boolean()), (of, later, keep) => {
        const before = truth(of, knowing(later, keep));
        const after = truth(of, later);
        expect(mayBecome[before]).toContain(after);
      }),
      { numRuns: 500 },
    );
  });

  it('rest on what they name: with that alone the answer is the same', () => {
    fc.assert(
      fc.property(condition, written, (of, by) => {
        const verdict = judge(of, knownFrom(by));
        fc.pre(verdict.truth !== 'not-known');
        expect(truth(of, knowing(by, isAmong(verdict.restedOn)))).toBe(verdict.truth);
      }),
      { numRuns: 500 },
    );
  });

  it('are decided as soon as what is missing is known, and name something that is not known', () => {
    fc.assert(
      fc.property(condition, written, fc.func(fc.boolean()), (of, whole, keep) => {
        const complete = { ...whole, periods: { p: null, q: null, ...whole.periods }, figures: filled(whole) };
        const before = judge(of, knownFrom(knowing(complete, keep)));
        fc.pre(before.truth === 'not-known');
        const asked = before.missing;
        expect(asked.filter((each) => keep(each))).toEqual([]);
        expect(asked).not.toEqual([]);
        const missing = isAmong(asked);
        expect(
          truth(
            of,
            knowing(complete, (each) => keep(each) || missing(each)),
          ),
        ).not.toBe('not-known');
      }),
      { numRuns: 500 },
    );
  });
});

/** Every figure of every year that a condition may ask for is a value or none. */
function filled(by: Written): NonNullable<Written['figures']> {
  const all = Array.from({ length: 12 }, (_, back) => 2024 - back);
  return Object.fromEntries(
    codes.map((each) => [
      each,
      Object.fromEntries(
        all.map((year) => [year, (by.figures?.[each] as Record<number, string | null>)[year] ?? null]),
      ),
    ]),
  );
}
