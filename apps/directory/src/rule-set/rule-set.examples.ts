// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const firstDay = [{ instrument: 'implementing-rules', article: '第五十条' }];

/** The smallest rule set that there is: who issued it, and from when on it holds. Values and members come beside that. */
export const proposedContentExample = {
  id: 'county-2022',
  version: 1,
  scheme: 'budget-performance',
  name: { zh: '某县预算绩效管理实施细则', en: 'A county’s rules for budget performance management' },
  level: 'county',
  effective: { from: '2022-05-09', source: firstDay },
  below: 'refine',
  instruments: [
    {
      code: 'implementing-rules',
      zh: '某县预算绩效管理实施细则',
      en: 'A county’s rules for budget performance management',
      issuedBy: '某县财政局',
      issuedOn: '2022-05-09',
      articles: [{ article: '第五十条', zh: '本细则自发布之日起施行。' }],
    },
  ],
  values: {},
  members: {},
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

/** What a set states and nothing follows from yet. */
export const warningExample = {
  path: 'duties/final-accounts/opens',
  zh: '应办事项暂不生效：目前只有按对象的绩效评价、行政区一次建立的名录',
  en: 'nothing opens this duty yet: only evaluations of subjects are expected, and registers that a jurisdiction is to have once',
};

export const contentExample = {
  ...versionExample,
  content: proposedContentExample,
  warnings: [warningExample],
};
