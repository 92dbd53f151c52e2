export const budgetYearExample = {
  id: '018f2f6e-0000-7000-8000-000000000011.2023',
  version: 1,
  year: 2023,
  finalAccounts: { on: '2024-05-20', document: '财预〔2024〕12号' },
};
