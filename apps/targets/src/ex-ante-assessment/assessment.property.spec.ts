import { fold } from '@wenxiao/domain';
import { citationOf } from '@wenxiao/rules/ruling';
import fc from 'fast-check';
import { assessmentDecider } from './assessment.decider.js';
import { Assessed, fufeng, people, worldOf } from './testing/assessed.js';

const set = fufeng();
const persons = Object.values(people);
const steps = ['fix-object', 'form-work-group', 'submit-materials', 'conclude'];

/** Somebody tries something, whether or not it is their turn. */
const move = fc.record({
  by: fc.constantFrom(...persons),
  what: fc.constantFrom('fix', 'form', 'materials', 'score', 'score', 'more', 'conclude', 'cut', 'withdraw', 'look'),
  step: fc.constantFrom(...steps),
  answer: fc.constantFrom('supported', 'partially-supported', 'not-supported'),
});
type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never;
const walk = fc.record({
  procedure: fc.constantFrom('ex-ante-unit', 'ex-ante-finance'),
  moves: fc.array(move, { minLength: 1, maxLength: 60, size: 'max' }),
});
const settings = { numRuns: 60 };

function moved(assessed: Assessed, { by, what, step, answer }: Move): void {
  if (what === 'fix') assessed.fix(by);
  else if (what === 'form') assessed.form(by);
  else if (what === 'materials') assessed.materials(by);
  else if (what === 'score') assessed.score(by);
  else if (what === 'more') assessed.step('examine', 'more-materials', { opinion: '补充' }, by, { level: by });
  else if (what === 'conclude') assessed.conclude(answer, {}, by);
  else if (what === 'cut') assessed.step('cut-control-number', 'cut', { amount: '1.00' }, by, { cuts: true });
  else if (what === 'withdraw') assessed.act('withdraw', { step, reason: '误点' }, by);
  else assessed.act('look', { today: '2024-01-01' }, by);
}

function walked({ procedure, moves }: typeof walk extends fc.Arbitrary<infer W> ? W : never): Assessed {
  const assessed = new Assessed(worldOf());
  assessed.open(procedure);
  for (const each of moves) moved(assessed, each);
  return assessed;
}

describe('assessments on any way through their procedure', () => {
  it('are what was recorded of them', () => {
    fc.assert(
      fc.property(walk, (one) => {
        const { history, state } = walked(one);
        expect(fold(assessmentDecider, history)).toEqual(state);
      }),
      settings,
    );
  });

  it('rest on what the set states, so that each event cites its article', () => {
    fc.assert(
      fc.property(walk, (one) => {
        const paths = [...walked(one).basis];
        expect(paths.filter((path) => !citationOf(set.content, path)?.citations.length)).toEqual([]);
      }),
      settings,
    );
  });

  it('have a result exactly as long as the step stands that concluded them, and scores of nobody who handed in the materials', () => {
    fc.assert(
      fc.property(walk, (one) => {
        const { state } = walked(one);
        if (state.status !== 'opened') return;
        const { progress, result, scores } = state;
        const isConcluded = progress.done.some(({ step }) => step === 'conclude');
        expect(result !== undefined).toBe(isConcluded);
        const handedIn = progress.did.filter(({ step }) => step === 'submit-materials').map(({ by }) => by);
        expect(scores.filter(({ by, level }) => handedIn.includes(by) || by !== level)).toEqual([]);
      }),
      settings,
    );
  });

  it('come to conclusions and are sent back often enough for these promises to mean something', () => {
    const all = fc.sample(walk, { numRuns: 300, seed: 7 }).map(walked);
    const seen = (type: string) => all.filter(({ history }) => history.some((each) => each.type === type)).length;
    expect(seen('ex-ante-scored')).toBeGreaterThan(20);
    expect(seen('ex-ante-resulted')).toBeGreaterThan(5);
    expect(seen('ex-ante-withdrawn')).toBeGreaterThan(20);
  });
});
