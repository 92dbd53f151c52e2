import { decimal, fold, inForce, sumOf, timetableOf, yuanText } from '@wenxiao/domain';
import { writeFact } from '@wenxiao/domain/field';
import { type BudgetLineEvent, budgetLineFacts } from '@wenxiao/facts/targets';
import fc from 'fast-check';
import type { BudgetLineCommand } from './budget-line.commands.js';
import { budgetLineDecider } from './budget-line.decider.js';
import { totalOf } from './money-facts.js';
import { controlNumberOn, timetablesOf } from './control-number.js';

const parts = [
  { fund: 'general-public', source: 'own' },
  { fund: 'general-public', source: 'upper', document: '财预1号' },
  { fund: 'government-fund', source: 'own' },
] as const;
const ids = [71, 72, 73].map((last) => `018f2f6e-0000-7000-8000-0000000000${String(last)}`);
const amount = fc.integer({ min: 1, max: 200_000 }).map((fen) => yuanText(decimal(String(fen)).div('100')));
const day = fc.integer({ min: 0, max: 11 }).map((month) => `2023-${String(month + 1).padStart(2, '0')}-15`);
const amounts = fc.uniqueArray(fc.record({ part: fc.constantFrom(...parts), amount }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ part }) => JSON.stringify(part),
});

const said = fc.record({
  type: fc.constantFrom(
    ...(['issue-control-number', 'apply-result', 'request', 'approve', 'raise', 'cut', 'recover', 'reverse'] as const),
    ...(['suspend', 'stop', 'resume', 'decide-control-number', 'transfer', 'approve', 'request'] as const),
  ),
  amounts,
  from: day,
  result: fc.constantFrom(...ids),
  version: fc.integer({ min: 1, max: 12 }),
});
type Said = typeof said extends fc.Arbitrary<infer Each> ? Each : never;

function commandOf({ type, result, ...stated }: Said): BudgetLineCommand {
  const [first] = stated.amounts;
  const changes = first && [first, { part: parts[2], amount: `-${first.amount}` }];
  const data = {
    ...stated,
    reduction: totalOf(stated.amounts),
    year: 2023,
    result,
    decision: `result-application/${ids[0]}.2022`,
    decisionVersion: 1,
    reason: '调整',
    excess: '新增任务',
    budgetKind: 'initial-budget',
    ...(type === 'transfer' && { changes }),
  };
  return {
    type,
    data,
    at: '2023-01-01T00:00:00.000000Z',
    by: { id: ids[0], as: 'grant' },
  } as unknown as BudgetLineCommand;
}

/** What is accepted of what is asked for, each event as it is read again from what was written by its declaration. */
function lineOf(all: readonly Said[]): readonly BudgetLineEvent[] {
  return all.reduce<readonly BudgetLineEvent[]>((events, each) => {
    const decision = budgetLineDecider.decide(commandOf(each), fold(budgetLineDecider, events), undefined);
    if (decision.outcome === 'rejected') return events;
    const written = decision.events.map((event) => writeFact(budgetLineFacts, event));
    return [...events, ...(JSON.parse(JSON.stringify(written)) as BudgetLineEvent[])];
  }, []);
}

const acts = fc.array(said, { minLength: 1, maxLength: 25 });
const settings = { numRuns: 60 };
const days = Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}-28`);

describe('the money of a line, whatever is done to it', () => {
  it('is the sum of its parts on every day, and never less than nothing', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const line = fold(budgetLineDecider, lineOf(all));
        for (const account of ['request', 'budget'] as const)
          for (const effective of days) {
            const { total, parts: each } = inForce(line.changes, account, { effective });
            expect(yuanText(sumOf(each.map((part) => decimal(part.amount))))).toBe(total);
            expect(each.filter((part) => part.amount.startsWith('-'))).toEqual([]);
          }
      }),
      settings,
    );
  });

  it('is what its events change, in whichever order they are read', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (all, random) => {
        const { changes } = fold(budgetLineDecider, lineOf(all));
        const shuffled = [...changes]
          .map((each) => ({ each, at: random.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ each }) => each);
        for (const account of ['control', 'request', 'budget'] as const)
          expect(timetableOf(shuffled, account)).toEqual(timetableOf(changes, account));
      }),
      settings,
    );
  });

  it('stands nowhere as a total: every amount of money in an event is a change', () => {
    fc.assert(
      fc.property(acts, (all) => {
        for (const { type, data } of lineOf(all)) {
          if (type === 'result-refused') continue;
          const { changes = [], ...rest } = data as Readonly<Record<string, unknown>>;
          expect(JSON.stringify(rest)).not.toMatch(/"-?\d+\.\d\d"/);
          expect(Array.isArray(changes)).toBe(true);
        }
      }),
      settings,
    );
  });

  it('is as it was once an event is taken back', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const events = lineOf(all);
        const before = fold(budgetLineDecider, events.slice(0, -1));
        const after = fold(budgetLineDecider, events);
        const last = { ...all[0]!, type: 'reverse', version: events.length } as const;
        const decision = budgetLineDecider.decide(commandOf(last), after, undefined);
        if (decision.outcome === 'rejected' || events.at(-1)?.type.endsWith('-reversed') === true) return;
        const taken = fold(budgetLineDecider, [...events, ...decision.events]);
        expect(timetablesOf(taken)).toEqual(timetablesOf(before));
      }),
      settings,
    );
  });
});

describe('the control number', () => {
  const issued = amounts.map((each): Said => ({ ...base, type: 'issue-control-number', amounts: each }));
  const cut = fc.record({ amount, result: fc.constantFrom(...ids) }).map((of): Said => ({
    ...base,
    type: 'apply-result',
    amounts: [{ part: parts[0], amount: of.amount }],
    result: of.result,
  }));

  it('is what was issued less the greatest cut, whichever came first', () => {
    fc.assert(
      fc.property(issued, fc.uniqueArray(cut, { maxLength: 3, selector: ({ result }) => result }), (issue, cuts) => {
        const total = sumOf(issue.amounts.map((each) => decimal(each.amount)));
        const small = cuts.filter(({ amounts: [first] }) => first && decimal(first.amount).lte(total));
        const greatest = small
          .flatMap((each) => each.amounts.map((of) => decimal(of.amount)))
          .reduce((one, other) => (other.gt(one) ? other : one), decimal('0'));
        const holds = yuanText(total.minus(greatest));
        for (const order of [
          [issue, ...small],
          [...small, issue],
          [...small.toReversed(), issue],
        ])
          expect(controlNumberOn(fold(budgetLineDecider, lineOf(order)), '2023-12-31')?.holds).toBe(holds);
      }),
      settings,
    );
  });
});

const base: Omit<Said, 'type' | 'amounts'> = { from: '2023-01-15', result: ids[0] ?? '', version: 1 };
