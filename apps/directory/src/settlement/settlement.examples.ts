// An example for the OpenAPI document: what a reader of the API sees before the first call.

export const settlementsExample = {
  bodyId: '018f2f6e-0000-7000-8000-000000000003',
  scheme: 'budget-performance',
  version: 1,
  silent: [{ path: 'evaluation.fullMark', zh: '评价满分', en: 'full mark of an evaluation' }],
  items: [
    {
      number: 1,
      type: 'self-evaluation',
      year: 2023,
      values: [{ path: 'evaluation.fullMark', value: '"100"' }],
      document: '县财绩〔2023〕5号',
      reason: '办法未规定评价满分，经局务会研究明确。',
      decidedOn: '2023-12-01',
    },
  ],
  more: false,
  totals: { rows: 1 },
};
