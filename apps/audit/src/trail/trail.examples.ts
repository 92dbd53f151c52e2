const targetId = '018f2f6e-0000-7000-8000-000000000101';
const tenant = '018f2f6e-0000-7000-8000-000000000001';
const event = { store: 'targets', tenant, stream: `budget-line/${targetId}`, version: 2 };
const watermarks = [{ store: 'targets', closedThrough: '2022-06-30T16:00:00.000000Z' }];
const named = { figure: 'approved-amount', name: '批复数', unit: '元' };

const figures = [
  {
    ...named,
    value: '528000.00',
    shown: '528000.00',
    setBy: event,
    recordedAt: '2022-03-01T01:02:03.000004Z',
    effectiveAt: '2022-02-28T16:00:00.000000Z',
  },
];

const entries = [
  {
    event,
    type: 'budget-approved',
    name: '预算批复',
    schemaVersion: 1,
    known: true,
    recordedAt: '2022-03-01T01:02:03.000004Z',
    effectiveAt: '2022-02-28T16:00:00.000000Z',
    actor: { id: '018f2f6e-0000-7000-8000-000000000201', as: 'grant', desk: 'budget-desk' },
    deskCalled: '预算股',
    commandId: '018f2f6e-0000-7000-8000-000000000901',
    correlationId: '4bf92f3577b34da6a3ce929d0e0e4736',
    rules: {
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      layers: [{ id: 'fufeng-2022', version: 1 }],
      basis: [
        {
          path: 'procedures/target-review/steps/approve',
          zh: '批复',
          article: [
            {
              set: { id: 'fufeng-2022', version: 1 },
              instrument: '某县预算绩效管理办法',
              article: '第某条',
              quote: '该条原文',
            },
          ],
        },
      ],
    },
    changes: [
      { ...named, before: null, after: '528000.00', beforeShown: null, afterShown: '528000.00' },
      {
        figure: 'step-answer',
        item: 'approve',
        itemName: '批复',
        name: '办理结果',
        before: null,
        after: 'approved',
        beforeShown: null,
        afterShown: 'approved',
        afterCalled: '同意',
      },
    ],
  },
];

export const trailExample = { subject: targetId, watermarks, alarms: [], entries, more: false, figures };
export const figuresExample = { subject: targetId, watermarks, alarms: [], more: false, figures };
export const differenceExample = {
  subject: targetId,
  from: '2022-02-28T16:00:00.000000Z',
  to: '2022-06-30T15:59:59.000000Z',
  watermarks,
  alarms: [],
  figures: [{ ...named, before: null, after: '528000.00', beforeShown: null, afterShown: '528000.00', setBy: event }],
  entries,
  more: false,
};
export const proofExample = {
  installation: 'wenxiao',
  person: '018f2f6e-0000-7000-8000-000000000201',
  subject: targetId,
  asOf: '2022-06-30T16:00:00.000000Z',
  watermarks,
  alarms: [],
  rows: [
    {
      event,
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      head: '7fb95db4434fac68640fa0e1985ab00c355456c4a6f63ef572ca7805b5b3a08d',
      bytes: 'AQAAABN3ZW54aWFvL3RyYWlsL3Jvdy8x',
    },
  ],
  more: false,
};
