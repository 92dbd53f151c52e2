import {
  executedOn,
  type ExecutionCommand,
  executionDecider,
  type ExecutionState,
  isAnother,
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
  it('is recorded where it is another amount than was known, and no other part', () => {
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
      ['2023-09-30', [{ ...upper, executed: '12.0' }]],
    );
    expect(events).toEqual([
      [
        { ...upper, executed: '10.00' },
        { ...own, executed: '5.00' },
      ],
      [{ ...upper, executed: '12.00' }],
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

  it('is something else than nothing known where nothing was paid', () => {
    expect(isAnother({ ...own, executed: '0.00' }, '2023-06-30', executionDecider.initialState)).toBe(true);
  });
});
