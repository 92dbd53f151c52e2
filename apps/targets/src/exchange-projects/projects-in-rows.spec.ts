import type { ExchangeRow } from '@wenxiao/exchange';
import { projectsInRows } from './projects-in-rows.js';
import { tenThousandfold } from './ten-thousandfold.js';

const row = (line: number, values: Readonly<Record<string, string>>, ...flaws: ExchangeRow['flaws']): ExchangeRow => ({
  line,
  values: new Map(Object.entries({ AGENCY_CODE: '012001', PRO_CODE: 'R1', PRO_NAME: '校舍维修', ...values })),
  kept: new Map(),
  flaws,
});
const money = { FISCAL_YEAR: '2026', FUND_TYPE_CODE: 'general-public', BGT_SOURCE_CODE: 'own', AMT: '100.00' };

describe('the rows of projects', () => {
  it('are one project for each code, with its money of each year part by part', () => {
    const { projects, flaws, wrong } = projectsInRows([
      row(2, { ...money, PRO_START_YEAR: '2025' }),
      row(3, {
        ...money,
        BGT_SOURCE_CODE: 'upper',
        COR_BGT_DOC_NO: '财预1号',
        BUDGET_LEVEL_CODE: 'central',
        AMT: '40.00',
      }),
      row(4, { ...money, EXP_FUNC_CODE: '2050201', AMT: '1.50' }),
      row(5, { ...money, FISCAL_YEAR: '2025' }),
      row(6, { PRO_CODE: 'R2', PRO_NAME: '食堂改造' }),
    ]);
    expect({ flaws, wrong }).toEqual({ flaws: [], wrong: 0 });
    expect(projects).toMatchObject([
      { line: 2, code: 'R1', unit: '012001', name: '校舍维修', isDeleted: false },
      { line: 6, code: 'R2', name: '食堂改造' },
    ]);
    const part = { fund: 'general-public', source: 'own' };
    expect([...(projects[0]?.money ?? [])]).toEqual([
      [
        2026,
        [
          { part, amount: '101.50' },
          { part: { fund: 'general-public', source: 'upper', level: 'central', document: '财预1号' }, amount: '40.00' },
        ],
      ],
      [2025, [{ part, amount: '100.00' }]],
    ]);
    expect(projects[0]?.said.get('PRO_START_YEAR')).toBe('2025');
    expect([...(projects[1]?.money ?? [])]).toEqual([]);
  });

  it('that do not agree on their project, or lack what money is, are named; the project is left out whole', () => {
    const flaw = { line: 5, code: 'zeros-lost', zh: '零', en: 'zeros' } as const;
    const { projects, flaws, wrong } = projectsInRows([
      row(2, money),
      row(3, { ...money, PRO_NAME: '校舍加固', BGT_SOURCE_CODE: 'upper' }),
      row(4, { PRO_CODE: 'R2', AMT: '1.00', FISCAL_YEAR: '2026' }),
      row(5, { PRO_CODE: 'R3' }, flaw),
      row(6, { ...money, PRO_CODE: 'R4', BGT_SOURCE_CODE: '01' }),
      row(7, { PRO_CODE: 'R5' }),
    ]);
    expect(projects.map(({ code }) => code)).toEqual(['R5']);
    expect(flaws.map(({ line, element, code }) => [line, element, code])).toEqual([
      [3, 'PRO_NAME', 'rows-disagree'],
      [4, 'AMT', 'money-incomplete'],
      [5, undefined, 'zeros-lost'],
      [6, 'BGT_SOURCE_CODE', 'unknown-value'],
    ]);
    expect(wrong).toBe(4);
  });

  it('that were deleted there bring no money, and are a deleted project where all of them are', () => {
    const deleted = { ...money, IS_DELETED: 'true' };
    const { projects } = projectsInRows([
      row(2, deleted),
      row(3, { ...money, BGT_SOURCE_CODE: 'upper', IS_DELETED: 'false' }),
      row(4, { ...deleted, PRO_CODE: 'R2' }),
    ]);
    expect(projects.map(({ code, isDeleted, money: of }) => [code, isDeleted, of.get(2026)?.length])).toEqual([
      ['R1', false, 1],
      ['R2', true, undefined],
    ]);
  });
});

describe('amounts that are ten thousand times others', () => {
  it.each([
    ['120.00', '1200000.00', '元'],
    ['1200000.00', '120.00', '万元'],
    ['1200000.00', '130.00', '万元'],
    ['1200000.00', '2400000.00', undefined],
    ['120.00', '100000000.00', undefined],
    ['0.00', '10000.00', undefined],
  ])('%s, then %s: %s', (before, now, unit) => {
    expect(tenThousandfold(before, now)).toBe(unit);
  });
});
