// An example for the OpenAPI document: what a reader of the API sees before the first call.

const part = { fund: 'general-public', source: 'own' };
const total = '387664.62';

export const lineExample = {
  id: '018f2f6e-0000-7000-8000-000000000101',
  year: 2023,
  version: 2,
  composition: 'own',
  budgetKind: 'initial-budget',
  approvedFrom: '2023-01-20',
  monitoredBefore: [{ warning: 'nothing-spent', light: 'red', round: 'quarterly@2022-09-30' }],
  requested: { total, parts: [{ part, amount: total }] },
  inForce: { total, parts: [{ part, amount: total }] },
  timetables: {
    control: [],
    request: [{ from: '2022-11-07', total, parts: [{ part, amount: total }] }],
    initial: [{ from: '2023-01-20', total, parts: [{ part, amount: total }] }],
    budget: [{ from: '2023-01-20', total, parts: [{ part, amount: total }] }],
    payment: [],
  },
  cuts: [],
  measures: [],
  settled: {},
  lateChanges: [],
};
