export const delegationsExample = {
  items: [
    {
      personId: '018f2f6e-0000-7000-8000-000000000202',
      desk: 'budget-unit',
      organisationId: '018f2f6e-0000-7000-8000-000000000031',
      from: '2022-05-09',
      to: '2022-05-20',
    },
  ],
  more: false,
  totals: { rows: 1 },
};
