// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const personId = '018f2f6e-0000-7000-8000-000000000201';

export const personExample = {
  personId,
  accountName: 'zhang.san',
  displayName: '张三',
  organisationId: '018f2f6e-0000-7000-8000-000000000031',
  disabled: false,
  version: 1,
  grants: [
    {
      desk: 'budget-unit',
      organisationId: '018f2f6e-0000-7000-8000-000000000031',
      jurisdictionId: '018f2f6e-0000-7000-8000-000000000003',
      from: '2022-05-09',
      to: null,
      standsInFor: null,
    },
  ],
  grantsVersion: 1,
};

const { grants: _grants, grantsVersion: _grantsVersion, ...listed } = personExample;
export const peopleExample = { items: [listed], more: false, totals: { rows: 1 } };

export const namesExample = { items: [{ personId, displayName: '张三' }] };

const personAnswerExample = { personId, version: 2 };

/** What every command about a person answers. */
export const personAnswerSchema = {
  type: 'object',
  required: ['personId', 'version'],
  properties: {
    personId: { type: 'string', format: 'uuid', description: '人员编号' },
    version: { type: 'integer', description: '账号的版本，下一命令的 If-Match' },
  },
  example: personAnswerExample,
};

export const tokensExample = {
  items: [
    {
      id: '018f2f6e-0000-7000-8000-000000000401',
      name: '预算一体化系统',
      readOnly: true,
      createdAt: '2022-05-09T01:00:00.000Z',
      expiresAt: '2023-05-09T01:00:00.000Z',
    },
  ],
  more: false,
  totals: { rows: 1 },
};
