import { desksAskedFor } from './desks-asked-for.js';

describe('the desks that rules ask for', () => {
  it('are those of the jurisdiction and of the one above, each once, with the place that asks first', () => {
    const content = {
      values: { 'general.leadDesk': { value: { desk: 'performance-office', of: 'jurisdiction' } } },
      members: {
        procedures: [
          {
            code: 'target-review',
            steps: [
              { code: 'declare', by: { desk: 'budget-unit', of: 'unit' } },
              { code: 'desk', by: { route: 'lead' }, with: [{ desk: 'performance-office', of: 'jurisdiction' }] },
              { code: 'file', by: { desk: 'performance-office', of: 'upper' } },
            ],
          },
        ],
        routes: [
          {
            code: 'lead',
            rows: [
              { code: 'farms', when: { all: [] }, desk: 'farm-office' },
              { code: 'rest', by: 'department' },
            ],
          },
        ],
      },
    };
    expect(desksAskedFor(content)).toEqual([
      { desk: 'performance-office', of: 'jurisdiction', path: 'general.leadDesk/value' },
      { desk: 'performance-office', of: 'upper', path: 'procedures/target-review/steps/file/by' },
      { desk: 'farm-office', of: 'jurisdiction', path: 'routes/lead/rows/farms' },
    ]);
  });

  it('are none of the jurisdiction above where that begins what asks for them', () => {
    const upper = { desk: 'performance-office', of: 'upper' };
    const members = {
      evaluationTypes: [{ code: 'set-above', procedure: 'evaluate-above', by: upper }],
      procedures: [{ code: 'evaluate-above', steps: [{ code: 'order', by: upper }] }],
    };
    expect(desksAskedFor({ values: {}, members })).toEqual([]);
    expect(desksAskedFor({ values: {}, members: { procedures: members.procedures } })).toMatchObject([upper]);
  });
});
