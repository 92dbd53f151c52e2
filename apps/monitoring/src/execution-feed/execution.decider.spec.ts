import fc from 'fast-check';
import {
  executedOn,
  type ExecutionCommand,
  executionDecider,
  type ExecutionState,
  isAnother,
  paidBy,
} from './execution.decider.js';

const upper = { fund: 'general-public', source: 'upper' } as const;
const own = { fund: 'general-public', source: 'own' } as const;

type Parts = ExecutionCommand['data']['parts'];

function recording(...said: readonly (readonly [on: string, parts: Parts])[]) {
  const events: Parts[] = [];
  let state: ExecutionState = executionDecider.initialState;
  for (const [on, parts] of said) {
    const command = { type: 'record', data: { batch: 'b', on, parts }, at: '', by: { id: 'x', as: 'system' } } as const;
    const decision = executionDecider.decide(command, state, undefined);
    if (decision.outcome === 'rejected') continue;
    for (const event of decision.events) {
      events.push(event.data.parts);
      state = executionDecider.evolve(state, event);
    }
  }
  return { state, events };
}

describe('what was paid of a line', () => {
  it('is recorded where it was not said of the same day before', () => {
    const { events } = recording(
      [
        '2023-06-30',
        [
          { ...upper, executed: '10.00' },
          { ...own, executed: '5.00' },
        ],
      ],
      [
        '2023-09-30',
        [
          { ...upper, executed: '12.00' },
          { ...own, executed: '5.00' },
        ],
      ],
      [
        '2023-09-30',
        [
          { ...upper, executed: '12.0' },
          { ...own, executed: '6.00' },
        ],
      ],
    );
    expect(events).toEqual([
      [
        { ...upper, executed: '10.00' },
        { ...own, executed: '5.00' },
      ],
      [
        { ...upper, executed: '12.00' },
        { ...own, executed: '5.00' },
      ],
      [{ ...own, executed: '6.00' }],
    ]);
  });

  it('is the sum of its parts through each day, whatever day was told first', () => {
    const { state } = recording(
      ['2023-09-30', [{ ...upper, executed: '12.00' }]],
      [
        '2023-06-30',
        [
          { ...upper, executed: '10.00' },
          { ...own, executed: '5.00' },
        ],
      ],
    );
    expect(['2023-06-29', '2023-06-30', '2023-09-30'].map((day) => executedOn(state, day).total)).toEqual([
      '0.00',
      '15.00',
      '17.00',
    ]);
  });

  it('is said anew of a day, and falls where money came back', () => {
    const { state, events } = recording(
      ['2023-06-30', [{ ...own, executed: '5.00' }]],
      ['2023-06-30', [{ ...own, executed: '4.00' }]],
    );
    expect(events.length).toBe(2);
    expect(executedOn(state, '2023-12-31').total).toBe('4.00');
  });

  it('stays what was said of a later day, though it was the same amount, where an earlier day is put right', () => {
    const { state } = recording(
      ['2023-02-10', [{ ...own, executed: '100.00' }]],
      ['2023-03-31', [{ ...own, executed: '100.00' }]],
      ['2023-02-10', [{ ...own, executed: '90.00' }]],
    );
    expect(['2023-02-10', '2023-03-30', '2023-03-31'].map((day) => executedOn(state, day).total)).toEqual([
      '90.00',
      '90.00',
      '100.00',
    ]);
  });

  it('is of every day what somebody knows who remembers everything that was said, in whatever order', () => {
    const days = ['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31'];
    const paid = fc.record({
      on: fc.constantFrom(...days),
      part: fc.constantFrom(upper, own),
      executed: fc.constantFrom('0.00', '1.00', '2.00', '3.5'),
    });
    fc.assert(
      fc.property(fc.array(paid, { maxLength: 24 }), (all) => {
        const { state } = recording(
          ...all.map(({ on, part, executed }) => [on, [{ ...part, executed }]] as [string, Parts]),
        );
        for (const day of days) {
          const amounts = [upper, own].map((part) => {
            const of = all.filter((each) => each.part === part && each.on <= day);
            const latest = of.reduce((newest, { on }) => (on > newest ? on : newest), '');
            return of.findLast(({ on }) => on === latest)?.executed;
          });
          expect([upper, own].map((part) => paidBy(part, day, state))).toEqual(amounts);
          const sum = amounts.reduce((total, each) => total + Number(each ?? '0'), 0);
          expect(executedOn(state, day).total).toBe(sum.toFixed(2));
        }
      }),
    );
  });

  it('is something else than nothing known where nothing was paid', () => {
    expect(isAnother({ ...own, executed: '0.00' }, '2023-06-30', executionDecider.initialState)).toBe(true);
  });
});
