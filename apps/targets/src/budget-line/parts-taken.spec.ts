import { own, upper } from './testing/line-of-2023.js';
import { partsTaken } from './parts-taken.js';

const parts = [
  { part: upper, amount: '300000.00' },
  { part: own, amount: '200000.00' },
];

describe('an amount that names no part', () => {
  it.each([
    ['100000.00', [{ part: own, amount: '100000.00' }]],
    [
      '350000.00',
      [
        { part: own, amount: '200000.00' },
        { part: upper, amount: '150000.00' },
      ],
    ],
    // More than there is: the line refuses it, and says what there was.
    [
      '600000.00',
      [
        { part: own, amount: '300000.00' },
        { part: upper, amount: '300000.00' },
      ],
    ],
  ])('%s is taken of what a body has of its own, then of the rest', (amount, taken) => {
    expect(partsTaken(amount, parts)).toEqual(taken);
  });

  it('is of no part where nothing is known', () => {
    expect(partsTaken('1.00', [])).toEqual([]);
  });
});
