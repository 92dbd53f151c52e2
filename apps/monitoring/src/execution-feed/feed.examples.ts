export const batchExample = {
  batch: '2023-09-30-1',
  status: 'recorded',
  lines: 2,
  rejected: 1,
  sum: '250000.00',
  changed: 1,
  unchanged: 1,
  waiting: 0,
};

export const rowsExample = {
  items: [
    {
      number: 2,
      state: 'rejected',
      code: 'unknown-line',
      zh: '本地区没有这一项目；请核对项目编码，属于其他地区的请从本批次删除',
      en: 'This county has no such line. Check its code; leave out what belongs to another county.',
      sent: { line: '9999', year: '2023', fund: 'general-public', source: 'own', on: '2023-09-30', amount: '1.00' },
    },
  ],
  more: false,
  totals: { rows: 3, rejected: 1, changed: 1, unchanged: 1, waiting: 0 },
};
