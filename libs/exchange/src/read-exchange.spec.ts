import { examined } from './examined.js';
import { type Encoding } from './file/encoding.js';
import { type ExchangeMapping, plainMapping } from './mapping/mapping.js';
import { type Asked, ExchangeFile } from './read-exchange.js';
import { inGb18030 } from './testing/in-gb18030.js';

const projects = plainMapping('projects');

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (file: string | Uint8Array, asked: Partial<Asked> = {}, size = 7) => {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  return examined(new ExchangeFile(inPieces(bytes, size), { mapping: projects, ...asked }), {
    flaws_max: 100,
    shown_max: 10,
  });
};

const flawsOf = async (...asked: Parameters<typeof read>) =>
  (await read(...asked)).flaws.map(({ line, column, code }) => [line, column, code]);

const head = 'AGENCY_CODE,PRO_CODE,PRO_NAME,FISCAL_YEAR,AMT';
const table = (...rows: readonly string[]): string => [head, ...rows, ''].join('\r\n');
const chinese = 'AGENCY_CODE,PRO_CODE,PRO_NAME,FISCAL_YEAR,AMT\r\n012001,51,农村公路养护,2026,1200.5\r\n';
const values = {
  AGENCY_CODE: '012001',
  PRO_CODE: '51',
  PRO_NAME: '农村公路养护',
  FISCAL_YEAR: '2026',
  AMT: '1200.50',
};

describe('a table of another system', () => {
  it.each([
    ['UTF-8', Buffer.from(chinese), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${chinese}`), 'utf-8'],
    ['GB18030', inGb18030(chinese), 'gb18030'],
    ['GB18030 with its mark', Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), inGb18030(chinese)]), 'gb18030'],
    ['Excel’s Unicode Text', Buffer.from(`\ufeff${chinese.replaceAll(',', '\t')}`, 'utf16le'), 'utf-16le'],
  ] as const)('is read in %s, in whatever pieces it comes', async (_, bytes, encoding) => {
    for (const size of [1, 2, 5, 64, 100_000]) {
      const found = await read(bytes, {}, size);
      expect(found).toMatchObject({ encoding, rows: 1, wrong: 0, flaws: [], isWhole: true });
      expect(found.shown).toEqual([{ line: 2, values, kept: {} }]);
    }
  });

  it('is told from one in the other encoding, whoever says otherwise', async () => {
    const told = async (bytes: Uint8Array, encoding?: Encoding) =>
      (await read(bytes, encoding && { encoding })).flaws.map(({ code }) => code);
    expect(await told(inGb18030(chinese), 'utf-8')).toEqual(['encoding-other']);
    expect(await told(Buffer.from(chinese), 'gb18030')).toEqual(['encoding-other']);
    // 拢 is £ in UTF-8: nobody can tell.
    expect(await told(inGb18030(table('012,51,拢,2026,1')))).toEqual(['encoding-ambiguous']);
    expect(await told(inGb18030(table('012,51,拢,2026,1')), 'gb18030')).toEqual([]);
    expect(await told(Buffer.from([...Buffer.from(head), 0x0a, 0xff, 0xff, 0xff, 0x0a]))).toEqual(['encoding-unknown']);
    expect(await told(Buffer.from('504b0304140006000800', 'hex'))).toEqual(['spreadsheet-file']);
  });

  it('is left where it goes on in another encoding, with the line', async () => {
    const joined = Buffer.concat([Buffer.from(chinese), inGb18030('012001,52,农村公路养护,2026,1\r\n')]);
    expect(await flawsOf(joined, {}, 100_000)).toEqual([[3, undefined, 'encoding-mixed']]);
    expect(await flawsOf(joined, {}, 3)).toEqual([[3, undefined, 'encoding-mixed']]);
    const wrong = Buffer.concat([Buffer.from(`${head}\n12,51,公路,2026,1\n`), inGb18030('012001,52,农村,2026,1\n')]);
    expect(await flawsOf(wrong)).toEqual([
      [2, 'AGENCY_CODE', 'zeros-lost'],
      [3, undefined, 'encoding-mixed'],
    ]);
    expect(await flawsOf(table('012,51,公路,2026,1', '012,"52,公路,2026,1'))).toEqual([[3, undefined, 'not-a-table']]);
  });

  it('is refused where its text is garbled: opened in another encoding before, and saved', async () => {
    const asGb18030 = new TextDecoder('gb18030').decode(Buffer.from('农村公路养护项目'));
    const asLatin = Buffer.from('农村公路').toString('latin1');
    expect(
      await flawsOf(
        table(
          `012,51,${asGb18030},2026,1`,
          `012,52,${asLatin},2026,1`,
          '012,53,锟斤拷,2026,1',
          '012,54,农\ufffd,2026,1',
        ),
      ),
    ).toEqual([2, 3, 4, 5].map((line) => [line, 'PRO_NAME', 'text-garbled']));
    expect(await flawsOf(`单位代码,${asGb18030}\n1,2\n`)).toEqual([[1, undefined, 'text-garbled']]);
  });

  it('may be separated as Excel does, and say so itself', async () => {
    for (const separator of ['\t', ';']) {
      const found = await read(chinese.replaceAll(',', separator));
      expect(found).toMatchObject({ separator, flaws: [], shown: [{ values }] });
    }
    expect(await read(`sep=;\r\n${chinese.replaceAll(',', ';')}`)).toMatchObject({ shown: [{ line: 3, values }] });
  });

  it('keeps the zeros of codes that Excel was kept from taking off', async () => {
    const found = await read(table('="012001",\'=51,"农村, 公路",2026,1', '"=""012002""",52,"两\n行",2026,+3'));
    expect(found.flaws).toEqual([]);
    expect(
      found.shown.map((row) => [row.line, row.values['AGENCY_CODE'], row.values['PRO_CODE'], row.values['AMT']]),
    ).toEqual([
      [2, '012001', '=51', '1.00'],
      [3, '012002', '52', '3.00'],
    ]);
  });

  it('is an array of JSON, or an object a line', async () => {
    const row = {
      agencyCode: '012001',
      pro_code: '51',
      PRO_NAME: '农村公路养护',
      FISCAL_YEAR: '2026',
      AMT: 1200.5,
      自有列: 'x{"',
    };
    for (const text of [JSON.stringify([row, { ...row, pro_code: '52' }], null, 2), `${JSON.stringify(row)}\n`]) {
      const found = await read(text);
      expect(found).toMatchObject({ separator: 'json', flaws: [], isWhole: true });
      expect(found.shown[0]).toMatchObject({ values, kept: { 自有列: 'x{"' } });
    }
    expect(await flawsOf(JSON.stringify([{ ...row, agencyCode: 12 }]))).toEqual([[1, 'agencyCode', 'not-text']]);
    expect(await flawsOf(`[${JSON.stringify(row)},\n{"PRO_CODE": "5`)).toEqual([[2, undefined, 'not-a-table']]);
    expect(await flawsOf('{"PRO_CODE": 1} x')).toContainEqual([1, undefined, 'not-a-table']);
  });

  it('may call columns in whatever case, and in Chinese; what nobody knows is kept and named', async () => {
    const found = await read('单位代码,pro_code,ProName,预算年度,自有列\n012,51,公路,2026,=1+1\n');
    expect(found.columns).toEqual([
      { head: '单位代码', element: 'AGENCY_CODE' },
      { head: 'pro_code', element: 'PRO_CODE' },
      { head: 'ProName', element: 'PRO_NAME' },
      { head: '预算年度', element: 'FISCAL_YEAR' },
      { head: '自有列' },
    ]);
    expect(found).toMatchObject({ flaws: [], shown: [{ kept: { 自有列: '=1+1' } }] });
  });

  it('says each cell that is wrong, all at once', async () => {
    const rows = [
      '12001,5.1E+19,公路,26,"1,200"',
      '0120011,51,公路,2026,1.234',
      '012001,52,=A1,2026,￥5',
      '012001,53,,2026,5',
      '012001,54,公路,2026',
    ];
    expect(await flawsOf(table(...rows))).toEqual([
      [2, 'AGENCY_CODE', 'zeros-lost'],
      [2, 'PRO_CODE', 'scientific-notation'],
      [2, 'FISCAL_YEAR', 'bad-year'],
      [2, 'AMT', 'bad-amount'],
      [3, 'AGENCY_CODE', 'zeros-lost'],
      [3, 'AMT', 'bad-amount'],
      [4, 'PRO_NAME', 'formula'],
      [4, 'AMT', 'bad-amount'],
      [5, 'PRO_NAME', 'cell-missing'],
      [6, undefined, 'wrong-columns'],
    ]);
  });

  it('has flags of 1 and 2, and times in the forms that were seen', async () => {
    const of = (deleted: string, time: string) =>
      read(`AGENCY_CODE,PRO_CODE,PRO_NAME,IS_DELETED,UPDATE_TIME\n012,51,公路,${deleted},${time}\n`);
    expect((await of('0', '45384')).flaws.map(({ code }) => code)).toEqual(['flag-zero-one', 'bad-time']);
    const times = ['20240402110543000', '2024-04-02 11:05:43', '2024/4/2 11:05:43', '20240402110543'];
    for (const time of times)
      expect((await of('2', time)).shown[0]?.values).toMatchObject({
        IS_DELETED: 'false',
        UPDATE_TIME: '2024-04-02T11:05:43.000',
      });
    expect((await of('1', '20240402')).shown[0]?.values).toMatchObject({
      IS_DELETED: 'true',
      UPDATE_TIME: '2024-04-02',
    });
    for (const time of ['20240231', '2024-04-02 25:00:00'])
      expect((await of('1', time)).flaws.map(({ code }) => code)).toEqual(['bad-time']);
  });

  it('names a row that stands there twice, one of another county, and one of another year', async () => {
    const rows = '012,51,公路,2026,1\r\n012,51,公路,2026,2\r\n012,51,公路,2025,2'.split('\r\n');
    expect(await flawsOf(table(...rows), { year: '2026' })).toEqual([
      [3, undefined, 'row-twice'],
      [4, 'FISCAL_YEAR', 'other-year'],
    ]);
    const own =
      'AGENCY_CODE,PRO_CODE,PRO_NAME,MOF_DIV_CODE\n012,51,公路,361129000\n012,52,公路,361130000\n012,53,公路,36112900\n';
    expect(await flawsOf(own, { division: '361129' })).toEqual([
      [3, 'MOF_DIV_CODE', 'other-division'],
      [4, 'MOF_DIV_CODE', 'zeros-lost'],
    ]);
  });

  it('has several rows of one project, of different money', async () => {
    const rows = ['111,', '12,', '111,豫财〔2026〕1号'].map((part) => `012,51,公路,2026,1,${part}`);
    expect(await flawsOf([`${head},FUND_TYPE_CODE,COR_BGT_DOC_NO`, ...rows].join('\n'))).toEqual([]);
  });

  it('says which columns are missing, or twice there', async () => {
    expect((await read('PRO_NAME,AMT\n公路,1\n')).flaws).toMatchObject([
      { line: 1, code: 'columns-missing', zh: expect.stringContaining('单位代码 AGENCY_CODE、项目代码 PRO_CODE') },
    ]);
    expect(await flawsOf('AGENCY_CODE,PRO_CODE,项目代码,PRO_NAME\n1,2,3,4\n')).toEqual([
      [1, undefined, 'column-twice'],
    ]);
    expect(await flawsOf(`${head}\n`)).toEqual([[undefined, undefined, 'no-rows']]);
  });

  it('has limits', async () => {
    const limits = { bytes: 200, rows: 1, rowCharacters: 60 };
    expect(await flawsOf(table('012,51,公路,2026,1', '012,52,公路,2026,1'), { limits })).toEqual([
      [undefined, undefined, 'too-many-rows'],
    ]);
    expect(await flawsOf(table(`012,51,${'长'.repeat(80)},2026,1`), { limits: { ...limits, bytes: 1000 } })).toEqual([
      [2, undefined, 'row-too-long'],
    ]);
    expect(await flawsOf(table(...Array<string>(9).fill('012,51,公路,2026,1')), { limits })).toContainEqual([
      undefined,
      undefined,
      'too-large',
    ]);
  });
});

describe('a mapping', () => {
  const mapping: ExchangeMapping = {
    table: 'projects',
    columns: [
      { head: '预算单位', element: 'AGENCY_CODE' },
      { head: '编号', element: 'PRO_CODE' },
      { head: 'PRO_CODE' },
    ],
    values: [
      { element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' },
      { element: 'FUND_TYPE_CODE', from: '1112', to: 'special' },
      { element: 'BGT_SOURCE_CODE', from: '01', to: 'own' },
      { element: 'IS_DELETED', from: '0', to: 'false' },
    ],
    constants: [{ element: 'FISCAL_YEAR', value: '2026' }],
    amountUnit: 'ten-thousand-yuan',
  };

  it('says what columns, values and amounts mean', async () => {
    const file =
      '预算单位,编号,PRO_CODE,项目名称,资金性质,BGT_SOURCE_CODE,AMT,IS_DELETED\n012,51,x,公路,11111,01,3.5,0\n';
    expect((await read(file, { mapping })).shown).toEqual([
      {
        line: 2,
        values: {
          AGENCY_CODE: '012',
          PRO_CODE: '51',
          PRO_NAME: '公路',
          FUND_TYPE_CODE: 'general-public',
          BGT_SOURCE_CODE: 'own',
          AMT: '35000.00',
          IS_DELETED: 'false',
          FISCAL_YEAR: '2026',
        },
        kept: { PRO_CODE: 'x' },
      },
    ]);
  });

  it('finds values of which it says nothing, and those that lost a zero', async () => {
    const file = '预算单位,编号,项目名称,资金性质,BGT_SOURCE_CODE\n012,51,公路,9,1\n012,52,公路,1112,01\n';
    const found = await read(file, { mapping });
    expect(found.flaws.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, '资金性质', 'unknown-value'],
      [2, 'BGT_SOURCE_CODE', 'zeros-lost'],
    ]);
    expect(found.shown[1]?.values).toMatchObject({ FUND_TYPE_CODE: 'special' });
  });
});
