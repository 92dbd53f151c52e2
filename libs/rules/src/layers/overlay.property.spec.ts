import fc from 'fast-check';
import type { Coded } from '../shape/member-path.js';
import { seeds } from '../seeds/seeds.js';
import { canonicalText } from './canonical-text.js';
import { overlay } from './overlay.js';
import { layered } from './resolve.js';

const code = fc.constantFrom('a', 'b', 'c', 'd');
const membersOf = (deeper?: fc.Arbitrary<readonly Coded[]>): fc.Arbitrary<readonly Coded[]> =>
  fc.uniqueArray(
    fc.record(
      { code, zh: fc.constantFrom('一', '二', '三'), ...(deeper && { steps: deeper, answers: deeper }) },
      { requiredKeys: ['code', 'zh'] },
    ),
    { selector: (member) => member.code, maxLength: 4 },
  );
const members = membersOf(membersOf(membersOf()));
const over = (upper: readonly Coded[], own: readonly Coded[]): readonly Coded[] =>
  overlay(upper, own, 'group', () => true).members;

/** Lists by code instead of by place: what holds, without its order. */
const inAnyOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inAnyOrder).sort((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, inAnyOrder(item)]));
};

/** Every code path in a list of members. */
const pathsIn = (list: readonly Coded[], path = ''): readonly string[] =>
  list.flatMap((member) => [
    `${path}/${member.code}`,
    ...Object.entries(member).flatMap(([field, value]: [string, unknown]) =>
      Array.isArray(value) ? pathsIn(value as readonly Coded[], `${path}/${member.code}/${field}`) : [],
    ),
  ]);

describe('members laid over those above', () => {
  it('come to the same whether three sets are joined from the top or from the bottom', () => {
    fc.assert(
      fc.property(members, members, members, (top, middle, bottom) => {
        expect(inAnyOrder(over(over(top, middle), bottom))).toEqual(inAnyOrder(over(top, over(middle, bottom))));
      }),
    );
  });

  it('lose nothing that either set states, and add nothing', () => {
    fc.assert(
      fc.property(members, members, (top, bottom) => {
        const paths = pathsIn(over(top, bottom));
        expect([...paths].sort()).toEqual([...new Set([...pathsIn(top), ...pathsIn(bottom)])].sort());
      }),
    );
  });

  it('are themselves when laid over themselves, or over or under nothing', () => {
    fc.assert(
      fc.property(members, (list) => {
        expect([over(list, list), over([], list), over(list, [])].map(inAnyOrder)).toEqual(
          Array<unknown>(3).fill(inAnyOrder(list)),
        );
      }),
    );
  });

  it('stay as they are, every one, where nothing may be stated', () => {
    fc.assert(
      fc.property(members, members, (top, bottom) => {
        expect(overlay(top, bottom, 'group', () => false).members).toEqual(top);
      }),
    );
  });
});

describe('the text of what is in force', () => {
  const reordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reordered);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]: [string, unknown]) => [key, reordered(item)]),
    );
  };

  it.each(seeds().map((set) => [set.id, set] as const))('of %s is the same however it was written', (_id, set) => {
    const taking = { organisation: false };
    const rules = layered(set, undefined, taking);
    expect(layered(reordered(set) as typeof set, undefined, taking).hash).toBe(rules.hash);
    expect(JSON.parse(rules.text)).toEqual(rules.content);
  });
});
