const row = {
  object: '018f2f6e-0000-7000-8000-000000000041',
  file: '018f2f6e-0000-7000-8000-000000000701',
  version: 1,
  organisation: '018f2f6e-0000-7000-8000-000000000031',
  name: '验收报告.pdf',
  format: 'pdf',
  size: 48213,
  hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  internal: false,
  status: 'kept',
  by: '018f2f6e-0000-7000-8000-000000000201',
  recordedAt: '2023-10-11T01:00:00.000Z',
};

export const fileExample = row;
export const filesExample = { items: [row], more: false, totals: { rows: 1, kept: 1, erased: 0 } };

export const ticketExample = {
  url: '/api/evidence/jurisdictions/018f2f6e-0000-7000-8000-000000000002/files/018f2f6e-0000-7000-8000-000000000041/018f2f6e-0000-7000-8000-000000000701/content?ticket=tVyYx2n8uE8g0Yl0p3J2o0sQ5r7m1k4b6d9f8h2w3z0',
  seconds: 60,
};

export const readsExample = {
  items: [
    {
      number: '1',
      at: '2023-10-11T01:00:00.000Z',
      object: row.object,
      file: row.file,
      personId: '018f2f6e-0000-7000-8000-000000000202',
      audits: true,
    },
  ],
  more: false,
  totals: { rows: 1 },
};
