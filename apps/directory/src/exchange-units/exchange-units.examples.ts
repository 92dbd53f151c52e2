// An example for the OpenAPI document: what a reader of the API sees before the first call.

export const unitsPreviewExample = {
  rows: 3,
  new: 1,
  changed: 1,
  unchanged: 0,
  refused: 1,
  codes: ['012002'],
  flaws: [
    {
      line: 4,
      column: '单位代码',
      element: 'AGENCY_CODE',
      code: 'zeros-lost',
      zh: '“12001”的开头可能丢失了零（Excel 会去掉前导零），须为 3、6、9、12、15、18、21 位：请以文本格式重新导出',
      en: '“12001” has lost zeros at its beginning, as Excel takes them off: it has 3, 6, 9, 12, 15, 18, 21 digits. Export it anew as text.',
    },
  ],
  differences: [
    {
      line: 3,
      code: '012001',
      organisationId: '018f2f6e-0000-7000-8000-000000000003',
      what: 'name',
      there: '清禾县第一中学',
      here: '清禾县一中',
    },
  ],
};
