import { seed } from '@wenxiao/rules/seeds';
import { moneyScheme, type RuleSet } from '@wenxiao/rules/shape';
import { adoptRules } from '../adopt-rules.js';
import { cast } from '../cast.js';
import type { Person } from '../person.js';
import { accountNamed, assignCounterpart, organisationNamed, organisationsSeenBy } from '../prepare-demo.js';
import type { PublicAddress } from '../public-address.js';
import type { Role } from './course.js';
import type { Government } from './government.js';
import { ownCounty } from './own-county.js';

/** A government with its people, ready to play. */
export type Seat = Readonly<{
  government: Government;
  /** The jurisdiction that it is, or that it belongs to. */
  tenant: string;
  /** What adopts rules: the jurisdiction, or the department. */
  bodyId: string;
  departmentId: string;
  unitId: string;
  people: Readonly<Record<Role, Person>>;
}>;

/** Where governments are made, and by whom. */
export type Making = Readonly<{ address: PublicAddress; administrator: Person; provinceId: string }>;

const roles: readonly Role[] = ['unit', 'reviewer', 'desk', 'budget', 'treasury', 'office', 'approver', 'expert'];
/** Whom a department has for itself; everybody else is of its jurisdiction. */
const ofDepartment: readonly Role[] = ['unit', 'reviewer'];
/** What a finance bureau bears anyway. */
const usualDesks = ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'];

/** Registers a government below what is there, with its people; found where an earlier run made them. */
export async function makeGovernment(making: Making, government: Government, above: Seat | undefined): Promise<Seat> {
  const { administrator, provinceId } = making;
  const { name, level } = government;
  if (level === undefined) {
    if (!above) throw new Error(`${name} is a department of nothing`);
    return makeDepartment(making, government, above);
  }
  const parentId = above?.tenant ?? provinceId;
  const tenant = await organisationNamed(administrator, parentId, { kind: 'jurisdiction', level, name, parentId });
  const seat = { government, tenant, bodyId: tenant, departmentId: '', unitId: '', people: {} as Seat['people'] };
  if (government.rules === undefined && !government.course) return seat;
  const bureau = await organisationNamed(administrator, tenant, {
    kind: 'finance-bureau',
    name: `${name}财政局`,
    parentId: tenant,
  });
  await bearDesks(making, tenant, bureau, government.desks ?? []);
  const governing = { office: bureau, approver: bureau };
  const { department, unit } = government;
  if (department === undefined || unit === undefined)
    return { ...seat, people: await peopleOf(making, seat, governing) };
  const { departmentId, unitId } = await departmentWithUnit(making, tenant, { department, unit });
  const ofBureau = { desk: bureau, budget: bureau, treasury: bureau };
  const others = { unit: unitId, reviewer: departmentId, ...ofBureau, expert: tenant };
  return { ...seat, departmentId, unitId, people: await peopleOf(making, seat, { ...governing, ...others }) };
}

async function makeDepartment(making: Making, government: Government, { tenant, people }: Seat): Promise<Seat> {
  const { name, unit = `${name}所属单位` } = government;
  const { departmentId, unitId } = await departmentWithUnit(making, tenant, { department: name, unit });
  const seat = { government, tenant, bodyId: departmentId, departmentId, unitId, people };
  const own = await peopleOf(making, seat, { unit: unitId, reviewer: departmentId });
  return { ...seat, people: { ...people, ...own } };
}

async function departmentWithUnit(
  { administrator }: Making,
  tenant: string,
  { department, unit }: Readonly<{ department: string; unit: string }>,
) {
  const below = { kind: 'department', name: department, parentId: tenant };
  const departmentId = await organisationNamed(administrator, tenant, below);
  const unitId = await organisationNamed(administrator, tenant, { kind: 'unit', name: unit, parentId: departmentId });
  await assignCounterpart(administrator, tenant, departmentId, 'business-desk');
  return { departmentId, unitId };
}

async function bearDesks(
  { administrator }: Making,
  tenant: string,
  bureau: string,
  desks: readonly string[],
): Promise<void> {
  const known = (await organisationsSeenBy(administrator)).find(({ organisationId }) => organisationId === bureau);
  if (!known || desks.every((desk) => known.desks.includes(desk))) return;
  const address = `/api/directory/jurisdictions/${tenant}/organisations/${bureau}/desks`;
  await administrator.put(address, { desks: [...usualDesks, ...desks] }, { ifMatch: known.version });
}

/** One account a role, all with the demo’s password; passwords are slow to check, and several at once are not slower than one. */
async function peopleOf(
  { address, administrator }: Making,
  { government, tenant }: Pick<Seat, 'government' | 'tenant'>,
  at: Readonly<Partial<Record<Role, string>>>,
): Promise<Seat['people']> {
  const { code, name, level } = government;
  const wanted = roles.filter((role) => at[role] !== undefined && (level !== undefined || ofDepartment.includes(role)));
  const people = wanted.map(async (role): Promise<[Role, Person]> => {
    const { displayName, role: desk } = cast[role];
    const account = {
      accountName: `${code}.${role}`,
      displayName: displayName.replace('演示', name),
      role: desk,
      organisationId: at[role] ?? '',
    };
    return [role, await accountNamed(address, administrator, tenant, account)];
  });
  return Object.fromEntries(await Promise.all(people)) as Seat['people'];
}

/** The rule set that a government adopts. */
function rulesOf({ code, rules = '' }: Government, from: string): RuleSet {
  const content = rules === 'own-county' ? ownCounty(`${code}-own`, from) : seed(rules);
  if (!content) throw new Error(`There is no rule set ${rules}`);
  return content;
}

/** A set of its own over those above, from a day on; what it went by before stays what it was. */
export async function refineFor({ government, tenant, bodyId, people }: Seat, effectiveFrom: string): Promise<void> {
  const { refines, code, name } = government;
  if (!refines) return;
  await adoptRules(
    { tenant, bodyId, content: refines.set(`${code}-refined`, name, effectiveFrom), effectiveFrom },
    people,
  );
}

/** By which days of the years played working days are counted: weekends are off, and nothing else is known of years to come. */
const calendarOf = (from: number) => ({
  calendar: {
    from: `${String(from)}-01-01`,
    to: `${String(from + 9)}-12-31`,
    restWeekdays: [6, 7],
    holidays: [],
    makeUpWorkdays: [],
  },
  from: `${String(from)}-01-01`,
});

/** It goes by its rules from a day on, counts working days, and has settled what they are silent on. */
export async function adoptFor(seat: Seat, years: readonly number[], effectiveFrom: string): Promise<void> {
  const { government, tenant, bodyId, people } = seat;
  const { rules, countsWorkingDays, settled = [] } = government;
  if (rules !== undefined)
    await adoptRules({ tenant, bodyId, content: rulesOf(government, effectiveFrom), effectiveFrom }, people);
  const body = `/api/directory/jurisdictions/${tenant}/bodies/${bodyId}`;
  if (countsWorkingDays)
    await people.office.post(`${body}/holiday-calendars`, calendarOf(Number(effectiveFrom.slice(0, 4))), {
      ifMatch: 0,
    });
  const decisions = settled.flatMap(({ values, of: type }) =>
    type === undefined ? [{ values }] : years.map((year) => ({ values, type, year })),
  );
  for (const [index, decision] of decisions.entries()) {
    const document = `财绩〔${effectiveFrom.slice(0, 4)}〕${String(index + 1)}号`;
    const settling = { scheme: moneyScheme, ...decision, document, reason: '规则未规定，经研究明确' };
    await people.office.post(`${body}/settlements`, settling, { ifMatch: index });
  }
}
