import { fold } from '@wenxiao/domain';
import { writeFact } from '@wenxiao/domain/field';
import { type PerformanceTargetEvent, performanceTargetFacts } from '@wenxiao/facts/targets';
import fc from 'fast-check';
import type { TargetCommand } from './performance-target.commands.js';
import { targetDecider } from './performance-target.decider.js';
import { openOf } from './performance-target.steps.js';
import { content, people, rules, taken } from './testing/targets-of-fufeng.js';

const { unit, colleague, department, finance, budget } = people;
const checklist = ['completeness', 'relevance', 'appropriateness', 'feasibility'].map((item) => ({
  item,
  answer: 'passed' as const,
}));
const brings = { checklist, opinion: '请补充', amount: '1.00', date: '2023-01-20' };
const together = { with: 'budget-line', amount: '1.00', from: '2023-01-20' };
const on = '2023-01-10';

/** Somebody tries something: to declare, to prepare, to answer what is open, to take back, to adjust. */
const move = fc.record({
  by: fc.constantFrom(unit, colleague, department, finance, budget),
  what: fc.constantFrom('declare', 'prepare', 'step', 'step', 'step', 'step', 'withdraw', 'correct', 'adjust', 'open'),
  pick: fc.nat({ max: 3 }),
  back: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
});
type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never;

function commandOf({ by, what, pick, back }: Move, events: readonly PerformanceTargetEvent[]): TargetCommand {
  const state = fold(targetDecider, events);
  const submits = { step: 'submit', answer: 'submitted' };
  const open = openOf(state, rules);
  const chosen = open[pick % Math.max(1, open.length)];
  const place = { step: chosen?.code ?? 'approve', ...(chosen?.level !== undefined && { level: chosen.level }) };
  const latest = state.progress.latest;
  const withBudget = place.step === 'approve' && { together };
  const said: Pick<TargetCommand, 'type' | 'data'> = {
    declare: { type: 'declare', data: { content, on, submits } } as const,
    prepare: { type: 'declare', data: { content, on } } as const,
    adjust: { type: 'adjust', data: { content, on, submits, reason: '政策变化' } } as const,
    correct: { type: 'correct-declaration', data: { content, on } } as const,
    open: { type: 'open-steps', data: {} } as const,
    withdraw: {
      type: 'withdraw',
      data: {
        step: latest?.step ?? 'submit',
        ...(latest?.level !== undefined && { level: latest.level }),
        reason: '误点',
        together: true,
      },
    } as const,
    step: {
      type: 'take-step',
      data: { ...place, answer: chosen?.answers.at(back ? -1 : 0) ?? 'passed', brings, ...withBudget },
    } as const,
  }[what];
  return { ...said, at: '2023-01-10T01:00:00.000000Z', by: { id: by, as: 'grant' } } as TargetCommand;
}

/** Events of a walk, each as it is read again from what was written by its declaration. */
function walked(moves: readonly Move[]): readonly PerformanceTargetEvent[] {
  return moves.reduce<readonly PerformanceTargetEvent[]>((events, each) => {
    const decision = taken(commandOf(each, events), events);
    if (decision.outcome === 'rejected') return events;
    const written = decision.events.map((event) => writeFact(performanceTargetFacts, event));
    return [...events, ...(JSON.parse(JSON.stringify(written)) as PerformanceTargetEvent[])];
  }, []);
}

const walk = fc.array(move, { minLength: 1, maxLength: 30 });
const settings = { numRuns: 60 };
const by = (events: readonly PerformanceTargetEvent[]): readonly string[] =>
  events.flatMap(({ data }) => ('by' in data ? [data.by] : []));
const acts = ['target-reviewed', 'target-approved'];

describe('a target on any way through the procedure of Fufeng', () => {
  it('writes what its facts declare, whatever is done', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        for (const { type, data } of walked(moves))
          expect(writeFact(performanceTargetFacts, { type, data }).data).toEqual(data);
      }),
      settings,
    );
  });

  it('is reviewed and approved by nobody who had declared any version of it', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        const events = walked(moves);
        const broken = events.filter((event, index) => {
          const declared = events.slice(0, index).filter((each) => each.type === 'target-declared');
          return acts.includes(event.type) && 'by' in event.data && by(declared).includes(event.data.by);
        });
        expect(broken).toEqual([]);
      }),
      settings,
    );
  });

  it('has in force what was approved last and not taken back, and only that', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        const approvals: number[] = [];
        let declaration = 0;
        for (const event of walked(moves)) {
          if (event.type === 'target-declared') declaration = event.data.declaration;
          if (event.type === 'target-approved') approvals.push(declaration);
          if (event.type === 'target-withdrawn' && event.data.step === 'approve') approvals.pop();
        }
        const state = fold(targetDecider, walked(moves));
        expect(state.inForce?.declaration.declaration).toBe(approvals.at(-1));
      }),
      settings,
    );
  });

  it('numbers its declarations one by one, and submits none that it does not have', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        const events = walked(moves);
        const numbers = events.flatMap((event) => (event.type === 'target-declared' ? [event.data.declaration] : []));
        const steps = numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
        expect(steps.filter((each) => each !== 0 && each !== 1)).toEqual([]);
        const submitted = events.findIndex(({ type }) => type === 'target-submitted');
        const undeclared = submitted >= 0 && !events.slice(0, submitted).some(({ type }) => type === 'target-declared');
        expect(undeclared).toBe(false);
      }),
      settings,
    );
  });

  it('comes to approval, adjustment and back often enough for these promises to mean something', () => {
    const walks = fc.sample(walk, { numRuns: 120, seed: 7 }).map(walked);
    const seen = (type: string) => walks.filter((events) => events.some((event) => event.type === type)).length;
    expect(seen('target-approved')).toBeGreaterThan(2);
    expect(seen('target-withdrawn')).toBeGreaterThan(2);
  });
});
