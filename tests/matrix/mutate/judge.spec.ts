import { judge, unsoundOf } from './judge.js';
import type { Outcome } from './runs.js';

const test = (title: string, status: Outcome['status'], failure?: string): Outcome => ({
  titles: ['a group', title],
  status,
  ...(failure !== undefined && { failure }),
});
const passing = test('FF-11c, B-03: the threshold', 'passed');

describe('a mutant', () => {
  it('is killed where a test of the row fails by itself', () => {
    expect(judge('FF-11c', [[passing], [test('FF-11c: again', 'failed', 'expect(received)')]])).toEqual({
      status: 'killed',
      test: 'a group › FF-11c: again',
      why: 'expect(received)',
    });
  });

  it('survives where all of them stay green, whatever fails of other rows', () => {
    expect(judge('FF-11c', [[passing, test('FF-11b: categories', 'failed', 'expect(received)')]])).toEqual({
      status: 'survived',
      test: 'a group › FF-11c, B-03: the threshold',
    });
  });

  it.each([
    ['what has to be there did not come up', [[test('FF-11c: the threshold', 'unprepared', 'no start')]]],
    ['a file never came to an end', [[passing], undefined]],
    ['no test ran', [[]]],
  ])('is told apart where %s', (_why, shown) => {
    expect(judge('FF-11c', shown)).toMatchObject({ status: 'apart' });
  });
});

describe('the tests of a row', () => {
  it('have to pass on the rules as they are', () => {
    expect(unsoundOf('FF-11c', [[passing]])).toBeUndefined();
    expect(unsoundOf('FF-11c', [[passing], [test('FF-11c: again', 'failed', 'expect(received)')]])).toContain('again');
  });

  it('are not unsound where the product did not come up: nothing was asked of them', () => {
    expect(unsoundOf('FF-11c', [[test('FF-11c: the threshold', 'unprepared', 'no start')]])).toBeUndefined();
  });

  it('have to be there', () => {
    expect(unsoundOf('FF-11b', [[passing], undefined])).toContain('no test ran');
  });
});
