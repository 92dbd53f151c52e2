import fc from 'fast-check';
import type { Answer, Procedure, Step } from '../../shape/procedure.js';
import { flowFlaws } from '../flaws.js';
import { answer, business, gate, group, procedure, step, unit } from './parts.js';

const figures = ['a', 'b', 'c'] as const;
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>, weight = 1) =>
  fc.oneof({ arbitrary, weight }, { arbitrary: fc.constant(undefined), weight: 4 });

/** One step, seen from its place: which answers it has, what it depends on. Places are resolved once the length is known. */
const stepSeed = fc.record({
  ways: fc.array(fc.oneof({ arbitrary: fc.constantFrom('next', 'end'), weight: 2 }, fc.nat({ max: 9 })), {
    minLength: 1,
    maxLength: 3,
  }),
  when: maybe(fc.record({ figure: fc.constantFrom(...figures), is: fc.constant(['yes']) }), 2),
  optional: maybe(fc.constant(true)),
  beside: maybe(fc.constantFrom('g', 'h'), 2),
  by: fc.constantFrom('unit', 'unit', 'gate', 'levels', 'each'),
  notBy: maybe(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 2 }), 3),
});
type StepSeed = typeof stepSeed extends fc.Arbitrary<infer Seed> ? Seed : never;

const defined = <Of extends object>(fields: Of) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function stepFrom(seed: StepSeed, place: number, length: number): Step {
  const codeAt = (at: number) => `s${String(at % length)}`;
  const answers: readonly Answer[] = seed.ways.map((way, at) => {
    const then = typeof way === 'number' ? codeAt(way) : way;
    return answer(`a${String(at)}`, '答', then, { outcome: `outcome-${String(at)}` });
  });
  const who = {
    unit: { by: unit },
    gate: { by: gate(`gate-${String(place)}`, 'evaluation-list') },
    levels: { by: business, repeats: 'above-own-level' as const },
    each: { by: group, repeats: 'each-assigned' as const },
  }[seed.by];
  const { by, ...repeats } = who;
  const { when, optional, beside } = seed;
  const notBy = seed.notBy && [...new Set(seed.notBy.map(codeAt))];
  return step(codeAt(place), '环节', 'review', by, answers, defined({ when, optional, beside, notBy, ...repeats }));
}

/** A procedure of any form. */
export const anyProcedure: fc.Arbitrary<Procedure> = fc.array(stepSeed, { minLength: 1, maxLength: 6 }).map((seeds) =>
  procedure(
    'random',
    '任意',
    'object',
    seeds.map((seed, place) => stepFrom(seed, place, seeds.length)),
  ),
);

/** One that publication accepts. */
export const soundProcedure = anyProcedure.filter((each) => flowFlaws(each).length === 0);

const filled = (level: string) => level.replace('(l2)', 'l2');
const figure = fc.constantFrom('yes', 'no', null, undefined);
/** What is known on a day, in whatever state of knowledge. */
export const anyDay = fc
  .record({
    a: figure,
    b: figure,
    c: figure,
    levels: fc.subarray(['l1', '(l2)', 'l3']).chain((levels) => fc.constantFrom(levels, levels.map(filled))),
    group: fc.subarray(['p0', 'p1', 'p2']),
    decided: fc.dictionary(
      fc.constantFrom('gate-0', 'gate-1', 'gate-2', 'gate-3'),
      fc.record({
        answer: fc.constantFrom('a0', 'a1', 'a2'),
        stream: fc.constant('list'),
        version: fc.integer({ min: 1, max: 3 }),
      }),
      { noNullPrototype: true },
    ),
    staff: fc.constantFrom(undefined, ['p0'], ['p0', 'p3']),
  })
  .map(({ a, b, c, levels, group: persons, decided, staff }) => ({
    figures: defined({ a, b, c }),
    levels,
    decided,
    parties: { 'work-group': persons.map((person) => ({ person })) },
    ...(staff && { staff }),
  }));
