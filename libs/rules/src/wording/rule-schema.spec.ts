import { groupShapes } from '../shape/groups.js';
import { valueShapes } from '../shape/values.js';
import { ruleSetSchema, schemaOfPart, schemaParts } from './rule-schema.js';

const schema = ruleSetSchema();
const fieldsOf = (name: string): readonly string[] => {
  const inner = schema.properties?.[name] as { properties: Record<string, unknown> };
  return Object.keys(inner.properties);
};

/** Names of properties without a Chinese title, at any depth. */
function withoutTitle(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const properties = 'properties' in value ? (value.properties as Readonly<Record<string, { title?: string }>>) : {};
  const own = Object.entries(properties).flatMap(([name, { title = '' }]) =>
    /\p{Script=Han}/u.test(title) ? [] : [name],
  );
  return [...own, ...Object.values(value).flatMap(withoutTitle)];
}

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

  it('calls every name in Chinese, whole and part by part', () => {
    expect(withoutTitle(schema)).toEqual([]);
    expect(schemaParts.flatMap((part) => withoutTitle(schemaOfPart(part)))).toEqual([]);
    expect(schemaParts.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(new Set(schemaParts.map(({ name }) => name)).size).toBe(schemaParts.length);
  });
});
