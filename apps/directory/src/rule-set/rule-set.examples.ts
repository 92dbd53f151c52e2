// Examples for the OpenAPI document: what a reader of the API sees before the first call.

export const versionExample = {
  ruleSetId: 'county-2022',
  version: 1,
  jurisdictionId: '018f2f6e-0000-7000-8000-000000000003',
  hash: 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00',
  status: 'published',
  name: { zh: '某县预算绩效管理实施细则', en: 'A county’s rules for budget performance management' },
  scheme: 'budget-performance',
  effectiveFrom: '2022-05-09',
  proposedBy: '018f2f6e-0000-7000-8000-000000000201',
  decidedBy: '018f2f6e-0000-7000-8000-000000000202',
  decidedAt: '2022-05-09T01:00:00.000000Z',
  reason: null,
  streamVersion: 2,
};

export const versionsExample = { items: [versionExample], stale: false };

export const contentExample = {
  ...versionExample,
  content: { id: 'county-2022', version: 1, scheme: 'budget-performance', level: 'county' },
  deviations: [],
};
