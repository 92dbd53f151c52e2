import { measureActsOf } from './measure-acts.js';
import { own, upper } from './testing/line-of-2023.js';

const amount = '100000.00';
const [march, june] = ['2023-03-01', '2023-06-01'];

it('rows of one act and day are one act, whatever stands between them; others are apart', () => {
  const acts = measureActsOf([
    { act: 'cut', from: march, ...own, amount },
    { act: 'stop', from: march },
    { act: 'cut', from: march, ...upper, amount },
    { act: 'cut', from: june, ...own, amount },
  ]);
  expect(acts).toEqual([
    {
      act: 'cut',
      from: march,
      amounts: [
        { part: own, amount: '100000.00' },
        { part: upper, amount: '100000.00' },
      ],
    },
    { act: 'stop', from: march },
    { act: 'cut', from: june, amounts: [{ part: own, amount: '100000.00' }] },
  ]);
});

it('a row without an amount moves nothing', () => {
  expect(measureActsOf([{ act: 'cut', from: march, ...own }])).toEqual([{ act: 'cut', from: march, amounts: [] }]);
});
