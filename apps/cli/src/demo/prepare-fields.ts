import { cast, type CastName } from './cast.js';
import { type Field, type FieldPeople, fields } from './fields.js';
import type { Person } from './person.js';
import { accountNamed, assignCounterpart, type DemoCounty, organisationNamed } from './prepare-demo.js';

/** Departments and units of every field, with a clerk and a reviewer each; found where an earlier run made them. */
export async function prepareFields(county: DemoCounty): Promise<Readonly<Record<Field, FieldPeople>>> {
  const { people, unitId } = county;
  const made = await Promise.all(
    (Object.keys(fields) as (keyof typeof fields)[]).map((field) => prepared(county, field)),
  );
  return {
    general: { unitId, unit: people.unit, reviewer: people.reviewer },
    ...(Object.fromEntries(made) as Record<keyof typeof fields, FieldPeople>),
  };
}

async function prepared(county: DemoCounty, field: keyof typeof fields): Promise<[Field, FieldPeople]> {
  const { address, administrator, countyId } = county;
  const { department, unit, zh } = fields[field];
  const departmentId = await organisationNamed(administrator, countyId, {
    kind: 'department',
    name: department,
    parentId: countyId,
  });
  const unitId = await organisationNamed(administrator, countyId, { kind: 'unit', name: unit, parentId: departmentId });
  await assignCounterpart(administrator, countyId, departmentId, 'business-desk');
  const person = (like: Extract<CastName, 'unit' | 'reviewer'>, organisationId: string): Promise<Person> =>
    accountNamed(address, administrator, countyId, {
      accountName: `${like}.${field}`,
      displayName: cast[like].displayName.replace('演示', `演示${zh}`),
      role: cast[like].role,
      organisationId,
    });
  const [clerk, reviewer] = await Promise.all([person('unit', unitId), person('reviewer', departmentId)]);
  return [field, { unitId, unit: clerk, reviewer }];
}
