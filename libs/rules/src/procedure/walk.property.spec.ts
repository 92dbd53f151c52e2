import fc from 'fast-check';
import type { Procedure } from '../shape/procedure.js';
import { reassign, withdrawStep } from './amend.js';
import { openNow } from './open-now.js';
import { type Progress, progressAfter } from './progress.js';
import { begin, type GivenAnswer, openFurther, takeStep } from './take-step.js';
import { anyDay, anyProcedure, soundProcedure } from './testing/random-procedure.js';
import { worldFrom } from './testing/world-from.js';
import type { World } from './world.js';

const stored = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;
const persons = ['p0', 'p1', 'p2', 'p3'];
/** On that day, somebody tries something: which open step, or any other; which answer; who; or a reaction records. */
const move = fc.record({
  day: anyDay,
  pick: fc.nat({ max: 9 }),
  answer: fc.constantFrom('a0', 'a1', 'a2'),
  by: fc.constantFrom(...persons),
  what: fc.constantFrom('take', 'take', 'take', 'react', 'stray', 'withdraw'),
});
type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never;
const walk = fc.record({ first: anyDay, moves: fc.array(move, { minLength: 1, maxLength: 12 }) });

/** What somebody attempts, with the state before it. */
interface Attempt {
  readonly progress: Progress;
  readonly world: World;
  readonly given: GivenAnswer;
  /** Whether that is what was done then. */
  readonly isDone: boolean;
}

/** Every state that a walk comes through, with what was attempted in it; each folded from recorded text alone. */
function attempts(procedure: Procedure, { first, moves }: { first: Move['day']; moves: readonly Move[] }): Attempt[] {
  let progress = progressAfter.begun(stored(begin(procedure, worldFrom(first)).data));
  const all: Attempt[] = [];
  for (const { day, pick, answer, by, what } of moves) {
    const world = worldFrom(day);
    const open = openNow(procedure, progress, world);
    const chosen = what === 'stray' ? undefined : open[pick % Math.max(1, open.length)];
    const given = {
      step: chosen?.code ?? `s${String(pick)}`,
      ...(chosen?.level !== undefined && { level: chosen.level }),
      answer,
      by: chosen?.level?.startsWith('p') === true ? chosen.level : by,
    };
    const done = what === 'react' || what === 'withdraw' ? what : given;
    all.push({ progress, world, given, isDone: done === given });
    progress = after(procedure, progress, world, done);
  }
  return all;
}

function after(
  procedure: Procedure,
  progress: Progress,
  world: World,
  given: GivenAnswer | 'react' | 'withdraw',
): Progress {
  if (given === 'react') {
    const opened = openFurther(procedure, progress, world);
    return opened === undefined ? progress : progressAfter.opened(progress, stored(opened.data));
  }
  if (given === 'withdraw') {
    const withdrawn = withdrawStep(progress, { step: '', by: 'p0', ...progress.latest });
    return withdrawn.outcome === 'amended' ? progressAfter.withdrawn(progress, stored(withdrawn.data)) : progress;
  }
  const taken = takeStep(procedure, progress, world, given);
  if (taken.outcome === 'rejected') return progress;
  const before = taken.opened === undefined ? progress : progressAfter.opened(progress, stored(taken.opened.data));
  return progressAfter.answered(before, stored(taken.data));
}

const settings = { numRuns: 100 };

describe('whatever a procedure says, and whatever happens', () => {
  it('progress folded from what was recorded is the progress that was carried along', () => {
    fc.assert(
      fc.property(anyProcedure, walk, (procedure, by) => {
        for (const { progress, world, given } of attempts(procedure, by)) {
          const taken = takeStep(procedure, progress, world, given);
          const carried = taken.outcome === 'taken' ? taken.progress : progress;
          expect(after(procedure, progress, world, given)).toEqual(carried);
          const opened = openFurther(procedure, progress, world);
          expect(after(procedure, progress, world, 'react')).toEqual(opened?.progress ?? progress);
        }
      }),
      settings,
    );
  });

  it('only what is open, waits for nothing and bars nobody can be taken', () => {
    fc.assert(
      fc.property(anyProcedure, walk, (procedure, by) => {
        for (const { progress, world, given } of attempts(procedure, by)) {
          const open = openNow(procedure, progress, world);
          const now = open.find((each) => each.code === given.step && each.level === given.level);
          const mayBeTaken =
            now !== undefined &&
            now.waitsFor === undefined &&
            now.answers.includes(given.answer) &&
            !now.barred.includes(given.by);
          expect(takeStep(procedure, progress, world, given).outcome).toBe(mayBeTaken ? 'taken' : 'rejected');
        }
      }),
      settings,
    );
  });

  it('nobody does what notBy keeps them from, in whatever submission they did the other', () => {
    fc.assert(
      fc.property(anyProcedure, walk, (procedure, by) => {
        const did: { step: string; by: string }[] = [];
        for (const { progress, world, given, isDone } of attempts(procedure, by)) {
          const taken = takeStep(procedure, progress, world, given);
          if (taken.outcome === 'rejected') continue;
          const barred = taken.step.notBy?.filter((each) => each !== taken.step.code) ?? [];
          expect(did.filter((row) => row.by === given.by && barred.includes(row.step))).toEqual([]);
          if (isDone) did.push(given);
        }
      }),
      settings,
    );
  });

  it('the same act twice is refused, unless it sent the object back to be done again', () => {
    fc.assert(
      fc.property(anyProcedure, walk, (procedure, by) => {
        for (const { progress, world, given } of attempts(procedure, by)) {
          const once = takeStep(procedure, progress, world, given);
          if (once.outcome === 'rejected' || once.data.undone !== undefined) continue;
          expect(takeStep(procedure, once.progress, world, given).outcome).toBe('rejected');
        }
      }),
      settings,
    );
  });

  it('what has opened is recorded once: the reaction to the same world has nothing to add', () => {
    fc.assert(
      fc.property(anyProcedure, walk, (procedure, by) => {
        for (const { progress, world } of attempts(procedure, by)) {
          const settled = after(procedure, progress, world, 'react');
          expect(openFurther(procedure, settled, world)).toBeUndefined();
          expect(openNow(procedure, settled, world)).toEqual(openNow(procedure, progress, world));
        }
      }),
      settings,
    );
  });

  it('an object has ended, or something is open', () => {
    fc.assert(
      fc.property(anyProcedure, walk, (procedure, by) => {
        for (const { progress, world } of attempts(procedure, by)) {
          const { ended } = after(procedure, progress, world, 'react');
          expect(openNow(procedure, progress, world).length > 0).toBe(ended === undefined);
        }
      }),
      settings,
    );
  });
});

describe('a procedure that publication accepts', () => {
  it('can be ended from wherever an object stands, however its conditions turn out', () => {
    fc.assert(
      fc.property(soundProcedure, walk, anyDay, (procedure, by, day) => {
        const { figures } = day;
        const known = { a: null, b: null, c: null, ...figures };
        const last = attempts(procedure, by).at(-1);
        const then = { ...day, figures: known, decided: {}, ...somebody };
        expect(canEnd(procedure, last && inOtherHands(procedure, last.progress, worldFrom(then)), then)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

const somebody = { parties: { 'work-group': [{ person: 'e1' }] } };

/** Whoever was named may be barred by what they did: somebody new takes the place of each. */
function inOtherHands(procedure: Procedure, progress: Progress, world: World): Progress {
  return progress.assigned.reduce((current, { as, person = '' }, place) => {
    const replaced = reassign(procedure, current, world, { as, from: person, to: `e${String(place + 2)}` });
    return replaced.outcome === 'amended' ? replaced.progress : current;
  }, progress);
}

/** Whether people who want it can bring this object to an end: every answer of every open step is tried, by somebody new. */
function canEnd(procedure: Procedure, from: Progress | undefined, day: Parameters<typeof worldFrom>[0]): boolean {
  const seen = new Set<string>();
  const states = from === undefined ? [] : [from];
  let version = 100;
  for (const progress of states) {
    if (progress.ended !== undefined) return true;
    const world = worldFrom(day);
    const settled = after(procedure, progress, world, 'react');
    if (settled.ended !== undefined) return true;
    const { open, done, skipped, passed } = settled;
    const key = JSON.stringify([
      open,
      done.map(({ step, level }) => [step, level]),
      skipped,
      passed.map((row) => row.step),
    ]);
    if (seen.has(key) || seen.size > 5000) continue;
    seen.add(key);
    for (const { code, step, level, waitsFor } of openNow(procedure, settled, world)) {
      for (const { code: answer } of step.answers) {
        version += 1;
        const gate = waitsFor?.find(({ on }) => on === 'gate');
        const decided = gate && { [gate.name]: { answer, stream: 'list', version } };
        const by = level !== undefined && /^[pe]\d/.test(level) ? level : `new-${String(version)}`;
        const given = { step: code, ...(level !== undefined && { level }), answer, by };
        states.push(
          decided
            ? after(procedure, settled, worldFrom({ ...day, decided }), 'react')
            : after(procedure, settled, world, given),
        );
      }
    }
  }
  return false;
}
