import { Readable } from 'node:stream';
import { feedLimits } from './feed-limits.js';
import { feedTable, type FeedTableRow } from './feed-table.js';

const head = 'line,year,fund,source,on,amount';
const row = (line: string): string => `${line},2023,general-public,own,2023-09-30,1.00`;

async function read(...pieces: readonly (string | Uint8Array)[]): Promise<readonly FeedTableRow[]> {
  const rows: FeedTableRow[] = [];
  for await (const each of feedTable(Readable.from(pieces.map((piece) => Buffer.from(piece)))).rows()) rows.push(each);
  return rows;
}
const numbers = (rows: readonly FeedTableRow[]) => rows.map(({ number, sent }) => [number, sent?.line]);

describe('a table that the treasury sends', () => {
  it.each(['\n', '\r\n'])('has its rows named by their lines in the file, blank ones counted, with %j', async (end) => {
    const text = ['', head, row('a'), '', row(`"b${end}b"`), row('c'), '', 'd', ''].join(end);
    expect(numbers(await read(`\uFEFF${text}`))).toEqual([
      [3, 'a'],
      [5, `b${end}b`],
      [7, 'c'],
      [9, undefined],
    ]);
  });

  it('is read alike however its bytes are cut', async () => {
    const bytes = Buffer.from([head, row('道路养护'), '', row('保洁')].join('\r\n'));
    const cut = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    expect(numbers(await read(...cut))).toEqual([
      [2, '道路养护'],
      [4, '保洁'],
    ]);
  });

  it('is refused from the line on that is none, and where it has more rows than a batch', async () => {
    const bad = read(`${head}\n\n${row('a')}\n`, Uint8Array.of(0xff, 0x0a));
    await expect(bad).rejects.toMatchObject({ code: 'not-a-table' });
    await expect(read(`${head}${'\n'.repeat(feedLimits.rows + 2)}x`)).rejects.toMatchObject({
      code: 'batch-too-large',
    });
    await expect(read('')).rejects.toMatchObject({ code: 'columns-missing' });
  });
});
