const organisation = '018f2f6e-0000-7000-8000-000000000303';
const assessment = 'departments';
const id = `${organisation}.2023.${assessment}`;
const named = { organisation, name: '县交通运输局', year: 2023, assessment };
const concluded = { score: '52', grade: 'unqualified', findings: ['perfunctory'] };

export const workListExample = {
  items: [
    { id, version: 2, ...named, status: 'concluded', ...concluded, rank: 3, concludedOn: '2024-03-11', demo: true },
  ],
  more: false,
  totals: { rows: 1, scored: 0, concluded: 1 },
  stale: false,
};

export const workExample = {
  id,
  version: 2,
  ...named,
  assessmentName: '预算部门预算绩效管理工作考核',
  status: 'concluded',
  total: '52',
  scoredOn: '2024-03-08',
  conclusion: { ...concluded, fullMark: '100', toldTo: 'its-body', on: '2024-03-11' },
  items: [
    {
      item: 'monitoring-work',
      name: '绩效监控工作情况',
      full: '60',
      taken: 1,
      facts: [
        {
          fact: 'monitoring-finding',
          subject: '018f2f6e-0000-7000-8000-000000000101',
          name: '农村公路养护',
          which: 'check.1',
          code: 'perfunctory',
          on: '2023-07-12',
        },
      ],
      scored: { points: '22', opinion: '监控记录照抄上月', taken: 1 },
    },
  ],
};
