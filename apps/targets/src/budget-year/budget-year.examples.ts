export const budgetYearExample = {
  id: '018f2f6e-0000-7000-8000-000000000011.2023',
  version: 2,
  year: 2023,
  decisions: [{ gate: 'peoples-congress', answer: 'approved', on: '2023-01-15' }],
  closedOn: '2024-01-10',
  finalAccounts: { on: '2024-05-20', document: '财预〔2024〕12号' },
};

export const restsExample = {
  items: [
    {
      subject: '018f2f6e-0000-7000-8000-000000000101',
      name: '农村公路养护',
      unit: '018f2f6e-0000-7000-8000-000000000031',
      version: 2,
      nextVersion: 0,
      paid: 'treasury',
      rests: [
        {
          part: { fund: 'general-public', source: 'carry-over' },
          budget: '387664.62',
          paid: '300000.00',
          carried: '0.00',
          left: '87664.62',
        },
      ],
    },
  ],
  more: false,
  totals: { rows: 1 },
};
