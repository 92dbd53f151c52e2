import { matrixRows, rowsNamedBy } from './rows.js';
import { type RunTest, tableOf, verdictsOn } from './verdicts.js';

const test = (title: string, status = 'passed', ...ancestorTitles: string[]): RunTest => ({
  title,
  status,
  ancestorTitles,
});
const rows = matrixRows.filter(({ id }) => ['FF-01', 'FF-02', 'FF-32b', 'FF-32c', 'B-33'].includes(id));

describe('the rows that a title names', () => {
  it.each([
    ['FF-20: no budget request without targets', ['FF-20']],
    ['FF-32c, B-33: a report is late from the day after', ['FF-32c', 'B-33']],
    ['FF-39b, X-3: decisions are none', ['FF-39b']],
    ['T2-16: a plan of an office', ['T2-16']],
    ['CJ-10…CJ-13: from the first to the last', ['CJ-10', 'CJ-11', 'CJ-12', 'CJ-13a', 'CJ-13b']],
    ['FF-33: all of its parts', ['FF-33a', 'FF-33b', 'FF-33c']],
    ['says nothing of FF-20: in the middle', []],
    ['one score: 100', []],
  ])('%s', (title, named) => {
    expect(rowsNamedBy(title)).toEqual(named);
  });

  it('are rows of the matrix', () => {
    expect(() => rowsNamedBy('FF-99: nothing')).toThrow('FF-99');
  });
});

describe('what a run shows of the rows', () => {
  it('is that they pass where all that names them does', () => {
    const run = [test('FF-32c, B-33: on time'), test('of a quarter', 'failed', 'FF-32c: late'), test('names none')];
    expect(verdictsOn(rows, run)).toEqual([
      { id: 'FF-01', status: 'none' },
      { id: 'FF-02', status: 'absent' },
      { id: 'FF-32b', status: 'absent' },
      { id: 'FF-32c', status: 'fail', test: 'FF-32c: late › of a quarter' },
      { id: 'B-33', status: 'pass', test: 'FF-32c, B-33: on time' },
    ]);
  });

  it('is no pass where a test was left out', () => {
    expect(verdictsOn(rows, [test('B-33: on time', 'pending')])).toContainEqual(
      expect.objectContaining({ id: 'B-33', status: 'fail' }),
    );
  });

  it('is told by rule set', () => {
    const table = tableOf(verdictsOn(rows, [test('FF-32c: late', 'failed'), test('B-33: on time')]));
    expect(table).toBe(
      ['FF    0 / 3', '     失败 fails   FF-32c  FF-32c: late', '     尚无 absent  FF-02 FF-32b', 'B     1 / 1'].join(
        '\n',
      ),
    );
  });
});
