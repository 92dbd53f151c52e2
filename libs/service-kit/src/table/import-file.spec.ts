import { Readable } from 'node:stream';
import { type ImportSheet, listed, readImport, templateOf } from './import-file.js';

type Column = 'name' | 'kind' | 'amount';
const sheet: ImportSheet<Column> = {
  columns: { name: ['名称', '单位名称'], kind: ['类别'], amount: ['金额'] },
  required: ['name', 'kind'],
  rows: 5,
};
const read = (...pieces: readonly (string | Uint8Array)[]) =>
  readImport(Readable.from(pieces.map((piece) => Buffer.from(piece))), sheet);
const head = '名称,类别,金额';

describe('a file of registrations', () => {
  it('has its rows named by their lines, blank ones left out, its columns by heading or code in whatever order', async () => {
    const { rows } = await read('\uFEFFkind,单位名称\r\n\r\nunit,"甲\n乙"\r\n,\r\nunit,丙\r\n');
    expect(rows).toEqual([
      { line: 3, cells: { name: '甲\n乙', kind: 'unit' }, flaws: [] },
      { line: 6, cells: { name: '丙', kind: 'unit' }, flaws: [] },
    ]);
  });

  it('says the same in UTF-8 and in GB18030, however it is cut, and is another file by its bytes', async () => {
    // 名称,类别 and 甲,单位, in GB18030.
    const bytes = Buffer.from('c3fbb3c62cc0e0b1f00abcd72cb5a5cebb', 'hex');
    const cut = await read(...Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)));
    const utf8 = await read('名称,类别\n甲,单位');
    expect(cut.rows).toEqual(utf8.rows);
    expect(cut.rows).toEqual([{ line: 2, cells: { name: '甲', kind: '单位' }, flaws: [] }]);
    expect(cut.hash).not.toBe(utf8.hash);
  });

  it.each([
    ['=1+1', 'formula'],
    ['@SUM(A1)', 'formula'],
    ['+cmd|x', 'formula'],
    ['-1+2', 'formula'],
    ['"\t甲"', 'formula'],
    ['-5.20', '-5.20'],
    ['+5', '5'],
    ["'=甲", '=甲'],
    ["'甲", "'甲"],
    [' 甲 ', '甲'],
    ['018F2F6E-0000-7000-8000-000000000031', '018f2f6e-0000-7000-8000-000000000031'],
  ])('has a cell %j, which is %s', async (cell, is) => {
    const { rows } = await read(`${head}\n甲,unit,${cell}`);
    const [{ cells, flaws } = { cells: {}, flaws: [] }] = rows;
    expect(flaws.map(({ code, field }) => [code, field])).toEqual(is === 'formula' ? [['formula', 'amount']] : []);
    expect(is === 'formula' || 'amount' in cells).toBe(true);
    expect(is === 'formula' ? is : (cells as { amount?: string }).amount).toBe(is);
  });

  it('lacks what its row lacks: columns by their count, cells by their column', async () => {
    const { rows } = await read(`${head}\n甲\n,unit,`);
    expect(rows.map(({ line, flaws }) => [line, flaws.map(({ code, field }) => [code, field])])).toEqual([
      [2, [['wrong-columns', undefined]]],
      [3, [['cell-missing', 'name']]],
    ]);
  });

  it.each([
    ['no head', '', 'columns-missing'],
    ['a head twice', '名称,name,类别\n甲,乙,unit', 'columns-missing'],
    ['a head that nobody knows', '名称,类别,密码\n甲,unit,x', 'columns-unknown'],
    ['no row', `${head}\n,,\n`, 'import-empty'],
    ['bytes of no encoding', Uint8Array.of(0xff, 0xff, 0xff), 'not-a-table'],
    ['text that is none', `${head}\n甲\0,unit,`, 'not-a-table'],
    ['a quote that does not end', `${head}\n"甲,unit,`, 'not-a-table'],
    ['more rows than it may have', `${head}${'\n甲,unit,'.repeat(6)}`, 'import-too-large'],
    ['more bytes than it may have', `${head}\n${'x'.repeat(2 * 1024 * 1024)},unit,`, 'import-too-large'],
  ])('is refused with %s', async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });

  it('begins as its template, whose headings it knows', async () => {
    expect(templateOf(sheet)).toBe('\uFEFF名称,类别,金额\r\n');
    expect((await read(`${templateOf(sheet)}甲,unit,`)).rows.length).toBe(1);
  });

  it('lists several in one cell as people do', () => {
    expect(listed('甲；乙; 丙、丁|戊')).toEqual(['甲', '乙', '丙', '丁', '戊']);
    expect(listed(undefined)).toEqual([]);
  });
});
