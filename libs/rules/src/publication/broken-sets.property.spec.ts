import { decimal } from '@wenxiao/domain';
import fc from 'fast-check';
import { layered } from '../layers/resolve.js';
import { seeds } from '../seeds/seeds.js';
import type { RuleSet } from '../shape/rule-set.js';
import { checkRuleSet } from './publication-flaws.js';
import { productVocabulary } from './vocabulary.js';

type Place = readonly (string | number)[];

/** Where something stands in a set: every value, from the outermost inwards. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const keys = Array.isArray(value) ? value.map((_item, index) => index) : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesIn(Reflect.get(value, key), [...at, key]))];
}

/** What may have happened to a value: it is gone, of another kind, another text or number, there twice, or in another place. */
const damages = ['gone', 'null', 'other-text', 'other-number', 'emptied', 'twice', 'reversed', 'another’s'] as const;
type Damage = Readonly<{ place: Place; damage: (typeof damages)[number]; from: Place }>;

function damaged(set: unknown, { place, damage, from }: Damage): unknown {
  const copy = structuredClone(set);
  const at = (where: Place): unknown => where.reduce<unknown>((value, key) => Reflect.get(value as object, key), copy);
  const key = place.at(-1);
  if (key === undefined) return damage === 'null' ? null : copy;
  const holder = at(place.slice(0, -1)) as Record<string | number, unknown>;
  const value = holder[key];
  const remove = (): unknown =>
    Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key);
  const replacements: Readonly<Record<Damage['damage'], () => unknown>> = {
    gone: remove,
    null: () => (holder[key] = null),
    'other-text': () => (holder[key] = typeof value === 'string' ? `${value}x` : 'x'),
    'other-number': () => (holder[key] = typeof value === 'string' && /^\d/.test(value) ? `${value}7` : 7),
    emptied: () => (holder[key] = Array.isArray(value) ? [] : {}),
    twice: () => (Array.isArray(holder) ? holder.push(structuredClone(value)) : (holder[`${key}2`] = value)),
    reversed: () => Array.isArray(value) && value.reverse(),
    'another’s': () => (holder[key] = structuredClone(at(from))),
  };
  replacements[damage]();
  return copy;
}

/** What must hold of every set that is published, looked at by other means than the checks'. */
function expectSound(set: RuleSet): void {
  const { content, text, hash } = layered(set, undefined, { organisation: false });
  expect(JSON.parse(text)).toEqual(content);
  expect(layered(set, undefined, { organisation: false }).hash).toBe(hash);
  const written = JSON.stringify(set.members);
  const stated = (group: 'desks' | 'documents' | 'findings'): unknown[] =>
    (set.members[group] ?? []).map(({ code }) => code);
  const named = (field: string): string[] =>
    [...written.matchAll(new RegExp(`"${field}":"([^"]*)"`, 'g'))].map(([, code]) => code ?? '');
  expect(stated('desks')).toEqual(expect.arrayContaining(named('desk')));
  expect(stated('documents')).toEqual(expect.arrayContaining(named('document')));
  expect(stated('findings')).toEqual(expect.arrayContaining(named('found')));
  for (const { steps } of set.members.procedures ?? []) {
    const targets = steps.flatMap(({ answers }) => answers.map(({ then }) => then));
    expect(['next', 'end', ...steps.map(({ code }) => code)]).toEqual(expect.arrayContaining(targets));
    expect(targets.some((then) => then === 'end') || steps.at(-1)?.answers.some(({ then }) => then === 'next')).toBe(
      true,
    );
  }
  const bands = set.members['evaluation.gradeBands'] ?? [];
  for (const score of bands.length === 0
    ? []
    : ['0', '0.1', '33.33', '59.99', '60', '79.999', '80', '89.99', '90', '99.9'])
    expect(bands.filter(({ from, to }) => decimal(score).gte(from) && decimal(score).lt(to))).toHaveLength(1);
}

describe.each(seeds().map((set) => [set.id, set] as const))('%s, broken at random', (_id, set) => {
  const places = placesIn(set).filter((place) => place.length > 0);
  const place = fc.constantFrom(...places);
  const damage = fc.record({ place, damage: fc.constantFrom(...damages), from: place });

  it('is refused with places and words, or still sound; it never throws', () => {
    let refused = 0;
    fc.assert(
      fc.property(damage, (given) => {
        const reading = checkRuleSet(damaged(set, given), productVocabulary);
        if (reading.outcome === 'valid') {
          expectSound(reading.value);
          return;
        }
        refused += 1;
        expect(reading.flaws.length).toBeGreaterThan(0);
        for (const { zh, en } of reading.flaws)
          expect([zh, en]).toEqual([
            expect.stringMatching(/\p{Script=Han}/u),
            expect.stringMatching(/^[\x20-\x7e\p{Script=Han}\p{Punctuation}]+$/u),
          ]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(refused).toBeGreaterThan(5);
  });
});
