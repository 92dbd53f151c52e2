// Examples for the OpenAPI document: what a reader of the API sees before the first call.

export const organisationExample = {
  organisationId: '018f2f6e-0000-7000-8000-000000000031',
  jurisdictionId: '018f2f6e-0000-7000-8000-000000000003',
  parentId: '018f2f6e-0000-7000-8000-000000000021',
  path: [
    '018f2f6e-0000-7000-8000-000000000001',
    '018f2f6e-0000-7000-8000-000000000003',
    '018f2f6e-0000-7000-8000-000000000021',
    '018f2f6e-0000-7000-8000-000000000031',
  ],
  nature: 'body',
  kind: 'unit',
  name: '县第一中学',
  shortName: '一中',
  level: null,
  code: '205001',
  desks: [],
  counterparts: [],
  mergedInto: null,
  version: 1,
};

export const organisationsExample = { items: [organisationExample], more: false, totals: { rows: 1 } };
