// Examples for the OpenAPI document: what a reader of the API sees before the first call.

import { warningExample } from '../rule-set/rule-set.examples.js';

const adopted = {
  scheme: 'budget-performance',
  ruleSetId: 'county-2022',
  ruleSetVersion: 1,
  effectiveFrom: '2022-05-10',
};

export const bodyAdoptionsExample = {
  bodyId: '018f2f6e-0000-7000-8000-000000000003',
  version: 2,
  earliest: '2022-05-11',
  proposals: [],
  inForce: [
    {
      scheme: 'budget-performance',
      layers: [
        { id: 'county-2022', version: 1 },
        { id: 'prefecture-2018', version: 1 },
      ],
      deviations: [
        { path: 'rounds/monthly/nodes', verdict: 'looser', own: { every: 'quarter' }, upper: { every: 'month' } },
      ],
      refused: [],
    },
  ],
  items: [adopted],
  more: false,
  totals: { rows: 1 },
};

export const adoptionsExample = {
  items: [
    {
      bodyId: '018f2f6e-0000-7000-8000-000000000003',
      ...adopted,
      tenant: '018f2f6e-0000-7000-8000-000000000003',
      proposedBy: '018f2f6e-0000-7000-8000-000000000201',
      approvedBy: '018f2f6e-0000-7000-8000-000000000202',
      approvedAt: '2022-05-09T01:00:00.000000Z',
      streamVersion: 2,
    },
  ],
  more: false,
  totals: { rows: 1 },
  stale: false,
};

export const checkExample = {
  errors: [
    {
      path: 'desks/county-desk',
      zh: '该区划没有单位承担此岗位',
      en: 'no organisation of the jurisdiction bears this desk',
    },
  ],
  refused: ['procedures/target-review/steps/desk-review'],
  deviations: [{ path: 'rounds/quarterly/due', verdict: 'looser' }],
  warnings: [warningExample],
};
