const personId = '018f2f6e-0000-7000-8000-000000000201';

export const keptExample = {
  personId,
  accountName: 'zhang.san',
  displayName: '张三',
  organisationId: '018f2f6e-0000-7000-8000-000000000031',
  disabled: false,
  version: 1,
  sessions: 1,
  apiTokens: 2,
  erased: null,
};
