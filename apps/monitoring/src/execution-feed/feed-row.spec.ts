import { readRow, type SentRow } from './feed-row.js';

const right: SentRow = {
  line: 'X-1',
  year: '2023',
  fund: 'general-public',
  source: 'own',
  on: '2023-09-30',
  amount: '20',
  unit: '万元',
};
const read = (different: SentRow, unit?: string) => readRow({ ...right, ...different }, '2023-10-10', unit);

describe('a row that the treasury sends', () => {
  it('is read with its amount in 元, by its own unit or that of the batch', () => {
    expect(read({})).toMatchObject({ line: 'X-1', year: 2023, on: '2023-09-30', amount: '200000.00' });
    expect(read({ unit: '' }, '元')).toMatchObject({ amount: '20.00' });
  });

  it('may carry the apostrophe before what looks like a formula', () => {
    expect(read({ document: "'=财预1号" })).toMatchObject({ part: { document: '=财预1号' } });
  });

  it.each([
    ['=1+1', { amount: '=1+1' }, 'formula-cell'],
    ['a formula where nobody looks', { voucher: '@SUM(1)' }, 'formula-cell'],
    ['a negative amount', { amount: '-1' }, 'formula-cell'],
    ['separators of thousands', { amount: '1,000' }, 'bad-amount'],
    ['less than 0.01 元', { amount: '0.0000001' }, 'bad-amount'],
    ['no unit', { unit: '' }, 'bad-amount'],
    ['no line', { line: ' ' }, 'cell-missing'],
    ['a year of two digits', { year: '23' }, 'wrong-year'],
    ['no day', { on: '2023-02-30' }, 'bad-date'],
    ['a month that is none', { on: '2023-13-01' }, 'bad-date'],
    ['a day of another year', { on: '2022-09-30' }, 'date-outside-year'],
    ['a day to come', { on: '2023-12-31' }, 'date-ahead'],
    ['a source that is none', { source: 'x' }, 'unknown-part'],
    ['a long cell', { document: '长'.repeat(201) }, 'cell-too-long'],
  ] as const)('is refused with %s', (_, different, flaw) => {
    expect(read(different)).toBe(flaw);
  });
});
