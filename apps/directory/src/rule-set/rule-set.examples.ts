// Examples for the OpenAPI document: what a reader of the API sees before the first call.

/** The smallest rule set that there is: who issued it, and from when on it holds. Its parameters come beside that, group by group. */
export const proposedContentExample = {
  id: 'county-2022',
  version: 1,
  name: { zh: '某县预算绩效管理实施细则', en: 'A county’s rules for budget performance management' },
  scheme: 'budget-performance',
  level: 'county',
  effective: { from: '2022-05-09', source: ['XA-50'] },
  instruments: [
    {
      prefix: 'XA',
      zh: '某县预算绩效管理实施细则',
      en: 'A county’s rules for budget performance management',
      issuedBy: '某县财政局',
      issuedOn: '2022-05-09',
    },
  ],
  sources: [{ id: 'XA-50', article: '第五十条', zh: '本细则自发布之日起施行。' }],
};

const versionExample = {
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

export const versionsExample = { items: [versionExample], more: false, totals: { rows: 1 }, stale: false };

export const contentExample = {
  ...versionExample,
  content: proposedContentExample,
  deviations: [],
};
