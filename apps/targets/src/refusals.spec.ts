import { measureRefusal, resultRefusal } from '@wenxiao/domain/terms';
import { ofLines } from './budget-line/budget-line.refusals.js';

it('every reason for which a line refuses a measure has a name in Chinese, and no other is named', () => {
  expect(Object.keys(measureRefusal.codes).sort()).toEqual(Object.keys(ofLines).sort());
  expect(Object.values({ ...measureRefusal.codes, ...resultRefusal.codes }).join('')).toMatch(/^\p{Script=Han}+$/u);
});
