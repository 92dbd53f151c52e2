import { decimal } from '@wenxiao/domain';
import { writeFact } from '@wenxiao/domain/field';
import { resultApplicationFacts } from '@wenxiao/facts/accountability';
import fc from 'fast-check';
import { inForce, restsOnStep } from './result-application.state.js';
import { tasksOf } from './result-application.tasks.js';
import { AppliedResult, cutBy, type Incoming, persons, urge } from './testing/applied-result.js';

const grades = ['good', 'qualified', 'unqualified'] as const;
const types = ['self-evaluation', 'department-evaluation', 'finance-evaluation'] as const;

/** Conclusions of evaluations of one year, each told once by its stream and version. */
const conclusions = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom(...types),
    number: fc.integer({ min: 1, max: 2 }),
    isReEvaluation: fc.boolean(),
    grade: fc.constantFrom(...grades),
    concludedOn: fc.constantFrom('2024-05-10', '2024-06-01'),
  }),
  { maxLength: 5, selector: ({ type, number }) => `${type} ${String(number)}` },
);

/** What becomes of it, whatever the order. */
function stateAfter(all: readonly Partial<Incoming>[]): object {
  const result = new AppliedResult();
  for (const each of all) result.take(each);
  const { state } = result;
  return state.status === 'open' ? { evaluation: state.evaluation, progress: state.progress } : state;
}

const shuffled = <T>(items: readonly T[], by: readonly number[]): readonly T[] =>
  items
    .map((item, at) => [item, by[at] ?? 0] as const)
    .sort(([, one], [, other]) => one - other)
    .map(([item]) => item);

describe('the result of a year', () => {
  it('is the same in whatever order, and however often, one hears of its evaluations', () => {
    const order = fc.array(fc.nat(), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(conclusions, order, (all, by) => {
        expect(stateAfter(shuffled([...all, ...all], by))).toEqual(stateAfter(all));
      }),
    );
  });
});

const acts = ['propose', 'decide', 'decline', 'withdraw', 'correct', 'answer', 'refuse', 'correct-evaluation'] as const;
const move = fc.record({
  what: fc.constantFrom(...acts, 'propose', 'decide', 'take-back-evaluation'),
  grade: fc.constantFrom(...grades),
  amount: fc.constantFrom('0.00', '0.01', '150000.00', '1000000.00', '1000000.01'),
  cuts: fc.boolean(),
  by: fc.constantFrom(persons.office, persons.budget),
});
type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never;

function moved(result: AppliedResult, { what, grade, amount, cuts, by }: Move, version: number): void {
  const disposal = cuts ? cutBy(amount) : urge;
  const { disposal: latest } = result;
  const decision = latest?.version ?? 0;
  const evaluation = { type: 'finance-evaluation', period: '2023', number: 1, version };
  switch (what) {
    case 'propose':
      return void result.propose(by);
    case 'decide':
      return void result.resolve(disposal, by);
    case 'decline':
      return void result.act('take-step', { step: 'decide', answer: 'declined', brings: { reason: '暂缓' } }, by);
    case 'withdraw':
      return void result.act('withdraw', { step: cuts ? 'decide' : 'propose', reason: '误点' }, by);
    case 'correct':
      return void result.act('correct', { step: 'decide', brings: { reason: '更正' }, disposal }, by);
    case 'answer':
      return void result.act('take-settlement', { decision });
    case 'refuse':
      return void result.act('take-settlement', { decision, refusal: 'approved-already' });
    case 'correct-evaluation':
      return void result.take({ version, grade });
    case 'take-back-evaluation':
      return void result.act('withdraw-evaluation', evaluation);
  }
}

/** What targets was told and carries out: each decision once, until it is told that it holds no longer. */
function standing(history: AppliedResult['history']): readonly number[] {
  const cuts = new Map<number, string>();
  const refused = new Set<number>();
  history.forEach((event, at) => {
    if (event.type === 'disposal-decided' && event.data.change !== undefined) cuts.set(at + 1, event.data.change);
    if (event.type === 'disposal-refused') refused.add(event.data.decision);
    if (event.type === 'disposal-withdrawn') cuts.delete(event.data.decision);
  });
  return [...cuts.keys()].filter((version) => !refused.has(version));
}

/** Whoever proposed something for a result as it is, and decided on it too. */
function decidedByProposers(history: AppliedResult['history']): readonly string[] {
  const proposers = new Set<string>();
  return history.flatMap((event) => {
    if (event.type === 'result-opened') proposers.clear();
    if (event.type === 'result-recorded') proposers.add(event.data.by);
    return event.type === 'result-resolved' && proposers.has(event.data.by) ? [event.data.by] : [];
  });
}

describe('any way through the application of a result', () => {
  it('is written as declared, cuts at most what there is, leaves one decision standing at most, and always waits for somebody', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        const result = new AppliedResult();
        result.take();
        moves.forEach((each, at) => {
          moved(result, each, 10 + at);
        });
        const { history, state, world } = result;
        for (const event of history) writeFact(resultApplicationFacts, event);
        for (const event of history) {
          if (event.type !== 'disposal-decided' || event.data.change === undefined) continue;
          const cut = decimal(event.data.change);
          expect(cut.lt('0') && cut.gte('-1000000.00')).toBe(true);
        }
        if (state.status !== 'open') throw new Error('It was opened');
        const stands = inForce(state);
        expect(standing(history)).toEqual(stands?.change === undefined ? [] : [stands.version]);
        // It rests on a step that counts, or on the result as it was before.
        const since = history.findLastIndex(({ type }) => type === 'result-opened') + 1;
        expect(stands === undefined || restsOnStep(state) || stands.version < since).toBe(true);
        const isDone = state.progress.ended !== undefined && state.withdrawnAt === undefined;
        expect(tasksOf(state, world).length > 0).toBe(!isDone);
        expect(decidedByProposers(history)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
