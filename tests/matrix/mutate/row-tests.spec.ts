import { rowsOf, seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { changedRows, drawn } from './chosen-rows.js';
import { patternOf, testFileOf } from './row-tests.js';

const text = `
describe('FF-15e: five steps', () => {
  it('object first', () => {});
});
it(
  "FF-11c, B-03: a policy (0.01 less)", () => {});
it('CJ-10…CJ-12: from the first to the last', () => {});
it('says nothing of FF-20: in the middle', () => {});
`;
const file = testFileOf('some.spec.ts', text);

it('a file shows the rows that titles of its tests and groups name', () => {
  expect([...file.headsOf.keys()]).toEqual(['FF-15e', 'FF-11c', 'B-03', 'CJ-10', 'CJ-11', 'CJ-12']);
});

it.each([
  ['FF-15e', 'FF-15e: five steps object first', true],
  ['FF-11c', 'a group FF-11c, B-03: a policy (0.01 less)', true],
  ['CJ-11', 'CJ-10…CJ-12: from the first to the last', true],
  ['FF-11c', 'FF-15e: five steps object first', false],
  ['FF-11c', 'says nothing of FF-11c: in the middle', false],
])('of %s: %s', (row, name, isOne) => {
  expect(new RegExp(patternOf(file, [row])).test(name)).toBe(isOne);
});

it('rows are drawn, the same for the same seed', () => {
  const rows = ['FF-01', 'FF-02', 'FF-03', 'FF-04', 'FF-05'];
  expect(drawn(rows, 2, 'one')).toHaveLength(2);
  expect(drawn(rows, 2, 'one')).toEqual(drawn(rows.toReversed(), 2, 'one'));
  expect(new Set(['one', 'two', 'three', 'four'].map((by) => drawn(rows, 2, by).join())).size).toBeGreaterThan(1);
});

describe('rows are touched', () => {
  const set = seed('fufeng-2022')!;
  const rows = rowsOf('fufeng-2022');

  it('where something else stood at their path', () => {
    const threshold = { ...set.values['exAnte.majorPolicyThreshold'], value: '600000.00' };
    const before = { ...set, values: { ...set.values, 'exAnte.majorPolicyThreshold': threshold } } as RuleSet;
    expect(changedRows(set, rows, before, rows)).toEqual(['FF-11c']);
  });

  it('where they named another path', () => {
    expect(changedRows(set, rows, set, { ...rows, 'FF-13': [] })).toEqual(['FF-13']);
    expect(changedRows(set, rows, set, rows)).toEqual([]);
  });
});
