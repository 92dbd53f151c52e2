import { matrixRows } from '../rows.js';
import { askableRows } from './chosen-rows.js';
import { findingsIn } from './guards.js';

it('of every row of a rule set of the product that has a behaviour something is named that can stand otherwise', () => {
  const askable = askableRows();
  const silent = matrixRows.filter(
    ({ id, carriedOutBy }) => id.startsWith('FF-') && carriedOutBy.length > 0 && !askable.includes(id),
  );
  expect(silent).toEqual([]);
});

const guard = (name: string) => ({ name, test: ['rows', 'some.spec.ts', `${name}, tested`] }) as const;

it('a guard that is taken out is missed by its test, or survives, or could not be asked of', () => {
  const guards = ['FF-01 one', 'FF-02 two', 'FF-03 three', 'FF-04 four', 'FF-05 five'].map(guard);
  const lines = [
    'FAILED  FF-04 four: with it, its test is failed: rows some.spec.ts',
    '          12.0 s  the tests, on the code as it is',
    'passed    10.1 s  FF-01 one',
    'FAILED     9.1 s  FF-02 two',
    '    its test passed without it',
    'FAILED     9.1 s  FF-03 three',
    '    its test was not run',
    'Not come to in 30 s, 1 of 5:',
    '  FF-05 five',
  ];
  const { judged, unsound, notAsked } = findingsIn(lines, guards);
  expect(judged.map(({ row, status }) => [row, status])).toEqual([
    ['FF-01', 'killed'],
    ['FF-02', 'survived'],
    ['FF-03', 'apart'],
  ]);
  expect(unsound.map(({ row }) => row)).toEqual(['FF-04']);
  expect(notAsked).toEqual(['FF-05 five']);
});
