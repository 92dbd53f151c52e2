import { decimal, fold } from '@wenxiao/domain';
import { openNow } from '@wenxiao/rules/procedure';
import { citationOf } from '@wenxiao/rules/ruling';
import fc from 'fast-check';
import { evaluation } from './evaluation.decider.js';
import { dueOf } from './evaluation.due.js';
import { sheetsOf } from './evaluation.state.js';
import { tasksOf } from './evaluation.tasks.js';
import { procedureOf } from './evaluation.world.js';
import { aspects, Evaluated, form, papers, people, worldOf } from './testing/evaluated.js';
import { county } from './testing/own-types.js';

const { unit, office, department, first, second } = people;
const documents = ['self-evaluation-form', 'evaluation-notice', 'work-plan', 'working-papers', 'evaluation-report'];
const set = county();
const score = fc.constantFrom('0', '20', '20.01', '59.99', '60', '89.996', '100', '100.01', '-1', '95.5');

const steps = Array.from({ length: 12 }, () => 'step' as const);

/** Somebody tries something: to answer what is open, to take back, to correct, to look. */
const move = fc.record({
  by: fc.constantFrom(unit, office, department, first, second),
  what: fc.constantFrom(...steps, 'withdraw', 'correct', 'look', 'expect'),
  pick: fc.nat({ max: 3 }),
  score,
  said: fc.option(score, { nil: undefined }),
  reason: fc.option(fc.constant('现场核实后调整'), { nil: undefined }),
  /** What fits is given nearly always. */
  fits: fc.integer({ min: 0, max: 7 }).map((number) => number > 0),
});
type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never;

function moved(evaluated: Evaluated, { by, what, pick, score: points, said, reason, fits }: Move): void {
  const { state, world } = evaluated;
  const today = '2023-06-25';
  if (what === 'look') return void evaluated.act('look', { today });
  const duties = [world.place.type];
  if (what === 'expect') return void evaluated.act('expect', { duties, scheme: 'budget-performance' });
  const procedure = procedureOf(world);
  if (state.status !== 'open' || procedure.is === 'silent')
    return void evaluated.act(
      'open',
      { today: '2023-06-01', ...(world.place.type === 'finance-evaluation' && { chosenFor: ['public-concern'] }) },
      by,
    );
  const { latest, done } = state.progress;
  if (what === 'withdraw' && latest)
    return void evaluated.act('withdraw', { ...placeOf(latest), reason: '误点' }, latest.level ?? by);
  const open = openNow(procedure.value, state.progress, world.procedures);
  const chosen = open[pick % Math.max(1, open.length)];
  const row = done[pick % Math.max(1, done.length)];
  const place = what === 'correct' ? row : chosen && { step: chosen.code, level: chosen.level };
  if (!place) return;
  const { act } = procedure.value.steps.find(({ code }) => code === place.step) ?? {};
  const bringsForm = fits === (act === 'conclude' && world.place.type === 'self-evaluation');
  const ofParts = [
    { part: 'process', score: points },
    { part: 'effect', score: points },
    { part: 'standing', tier: 'first' },
  ];
  const scores = world.place.type === 'county-evaluation' ? ofParts : [{ part: 'total', score: points }];
  const data = {
    ...placeOf(place),
    brings: {
      persons: [first, second],
      items: [{ item: 'problem' }],
      finding: ['department-result-quality'],
      checklist: aspects,
      opinion: '属实',
      ...papers(...documents),
      ...(said !== undefined && act !== 'score' && { score: said }),
      ...(reason !== undefined && { reason }),
    },
    ...(bringsForm && { form: { ...form, printedTotal: points } }),
    ...(fits === (act === 'score') && { sheet: { scores } }),
    today,
  };
  if (what === 'correct') evaluated.act('correct', data, row?.by);
  else evaluated.act('take-step', { ...data, answer: chosen?.answers.at(fits ? 0 : -1) ?? '' }, place.level ?? by);
}

const placeOf = ({ step, level }: Readonly<{ step: string; level?: string | undefined }>) => ({
  step,
  ...(level !== undefined && { level }),
});

const walk = fc.record({
  type: fc.constantFrom('self-evaluation', 'department-evaluation', 'finance-evaluation', 'county-evaluation'),
  moves: fc.array(move, { minLength: 1, maxLength: 60, size: 'max' }),
});
type Walk = typeof walk extends fc.Arbitrary<infer Each> ? Each : never;

/** Each event is written by its declaration, and read again. */
function walked({ type, moves }: Walk): Evaluated {
  const rests = { 'self-evaluation': 'concluded' } as const;
  const events = { 'final-accounts.completed': '2023-05-20' };
  const evaluated = new Evaluated(worldOf({ type, set, rests, events }));
  for (const each of moves) moved(evaluated, each);
  return evaluated;
}

const settings = { numRuns: 50 };

describe('an evaluation on any way through its procedure', () => {
  it('writes what its facts declare, is what was recorded of it, and always has its tasks and alarms', () => {
    fc.assert(
      fc.property(walk, (way) => {
        const evaluated = walked(way);
        expect(fold(evaluation, evaluated.history)).toEqual(evaluated.state);
        expect(Array.isArray(tasksOf(evaluated.state, evaluated.world))).toBe(true);
        expect(Array.isArray(dueOf(evaluated.state, evaluated.world))).toBe(true);
      }),
      settings,
    );
  });

  it('rests on what the set states, so that each event cites its article', () => {
    fc.assert(
      fc.property(walk, (way) => {
        const uncited = [...walked(way).basis].filter((path) => !citationOf(set.content, path)?.citations.length);
        expect(uncited).toEqual([]);
      }),
      settings,
    );
  });

  it('scores nothing above its full mark or below nothing, and gives a reason for every deviation', () => {
    fc.assert(
      fc.property(walk, (way) => {
        for (const event of walked(way).history) {
          if (event.type !== 'evaluation-finalised') continue;
          const { score: exact = '', computed = exact, fullMark = '', deviation } = event.data;
          const entries = way.type === 'county-evaluation';
          expect(decimal(exact).lt('0') || (!entries && decimal(exact).gt(fullMark))).toBe(false);
          expect(deviation !== undefined).toBe(!decimal(exact).eq(computed));
        }
      }),
      settings,
    );
  });

  it('counts one sheet of each evaluator whose score stands, and no other', () => {
    fc.assert(
      fc.property(walk, (way) => {
        const { state } = walked(way);
        if (state.status !== 'open') return;
        const scoredBy = state.progress.done.filter(({ step }) => step === 'collect-and-verify');
        const evaluators = sheetsOf(state).map(({ evaluator }) => evaluator);
        expect(evaluators.toSorted()).toEqual(scoredBy.map(({ level }) => level).toSorted());
      }),
      settings,
    );
  });

  it('comes to conclusions, corrections and back often enough for these promises to mean something', () => {
    const walks = fc.sample(walk, { numRuns: 150, seed: 7 }).map(walked);
    const seen = (type: string) => walks.filter(({ history }) => history.some((each) => each.type === type)).length;
    const twice = walks.filter(
      ({ history }) => history.filter(({ type }) => type === 'evaluation-finalised').length > 1,
    );
    expect(seen('evaluation-finalised')).toBeGreaterThan(15);
    expect(seen('evaluation-withdrawn')).toBeGreaterThan(15);
    expect(seen('evaluation-archived')).toBeGreaterThan(2);
    expect(twice.length).toBeGreaterThan(2);
  });
});
