// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const mapping = {
  jurisdictionId: '018f2f6e-0000-7000-8000-000000000001',
  mapping: 'province-projects',
  version: 1,
  name: '省一体化系统项目表',
  table: 'projects',
  streamVersion: 1,
};

export const mappingsExample = {
  items: [
    {
      ...mapping,
      status: 'in-use',
      changedBy: '018f2f6e-0000-7000-8000-000000000201',
      changedAt: '2026-03-01T01:00:00.000000Z',
    },
  ],
  more: false,
  totals: { rows: 1 },
  stale: false,
};

export const mappingExample = {
  ...mapping,
  columns: [{ head: '项目编号', element: 'PRO_CODE' }, { head: '自有列' }],
  values: [{ element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' }],
  constants: [{ element: 'FISCAL_YEAR', value: '2026' }],
  amountUnit: 'yuan',
  isRetired: false,
};

export const tablesExample = {
  tables: [
    {
      table: 'projects',
      zh: '项目',
      en: 'projects',
      elements: [
        { name: 'PRO_CODE', zh: '项目代码', en: 'code of the project', kind: 'code', max: 21, required: true },
      ],
    },
  ],
};

export const readingExample = {
  encoding: 'gb18030',
  separator: ',',
  columns: [{ head: '项目编号', element: 'PRO_CODE' }, { head: '自有列' }],
  rows: 2,
  wrong: 1,
  flaws: [
    {
      line: 3,
      column: '单位代码',
      element: 'AGENCY_CODE',
      code: 'zeros-lost',
      zh: '“12001”的开头可能丢失了零（Excel 会去掉前导零），须为 3、6、9、12、15、18、21 位：请以文本格式重新导出',
      en: '“12001” has lost zeros at its beginning, as Excel takes them off: it has 3, 6, 9, 12, 15, 18, 21 digits. Export it anew as text.',
    },
  ],
  flawsCount: 1,
  isWhole: true,
  shown: [{ line: 2, values: { AGENCY_CODE: '012001', PRO_CODE: '51000026R000000019951' }, kept: { 自有列: '甲' } }],
};
