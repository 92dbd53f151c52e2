import { productVocabulary } from '@wenxiao/rules/publication';
import { isBorne, readDeskTable } from './desk-table.js';

/** What procedures are not about: who keeps the installation, and who looks on. */
const besideTheRules = ['administrator', 'auditor', 'operator'];

describe('the desks of the table', () => {
  it('are those that rule sets are told of, under the same names and with the same reach', async () => {
    const table = await readDeskTable();
    const told = Object.entries(table.desks)
      .filter(([desk]) => !besideTheRules.includes(desk))
      .map(([desk, { zh }]) => [desk, { zh, reach: isBorne(desk, table) ? 'jurisdiction' : 'body' }] as const);
    expect(new Map(productVocabulary.desks)).toEqual(new Map(told));
  });
});
