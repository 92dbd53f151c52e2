import { groupShapes } from './groups.js';
import { ruleSetSchema } from './json-schema.js';
import { valueShapes } from './values.js';

const schema = ruleSetSchema();
const fieldsOf = (name: string): readonly string[] => {
  const inner = schema.properties?.[name] as { properties: Record<string, unknown> };
  return Object.keys(inner.properties);
};

describe('the JSON Schema of a rule set', () => {
  it('knows every value and every group of members, and nothing else', () => {
    expect(fieldsOf('values')).toEqual(Object.keys(valueShapes));
    expect(fieldsOf('members')).toEqual(Object.keys(groupShapes));
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual([
      'id',
      'version',
      'scheme',
      'name',
      'level',
      'effective',
      'below',
      'instruments',
      'values',
      'members',
    ]);
  });

  it('says what the names inside a step mean, in Chinese first', () => {
    const text = JSON.stringify(schema);
    expect(text).toContain(
      '"description":"budget-line：与预算一并批复，否则预算另行批复 · budget-line: approved with the budget',
    );
    expect(text).toContain('"description":"next（下一环节）、end（办结）或环节代码（退回）');
  });
});
