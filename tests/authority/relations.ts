// How whoever asks stands to what they ask about, and what a row of the table means. Nothing here is read from the product.

/** Where a desk lies, seen from the unit of the object. */
export const places = [
  'the unit itself',
  'a unit below it',
  'its department',
  'another unit of the county',
  'the finance bureau',
  'a unit below the finance bureau',
  'the county',
  'the province',
  'a unit of another county',
  'another county',
] as const;
export type Place = (typeof places)[number];

/** Whose desks reach nothing of the county, and whom evaluations of the project name, or named. */
const assignments = [
  'whom an evaluation names',
  'of an organisation that an evaluation names',
  'below an organisation that an evaluation names',
  'whom an evaluation named before',
] as const;
export type Assignment = (typeof assignments)[number];

/** Who once had a desk over the object, and asks from the session of that time. */
const pasts = ['in post until it was taken', 'in post until the day came'] as const;
export type Past = (typeof pasts)[number];

export const relations = [...places, ...assignments, ...pasts] as const;
export type Relation = (typeof relations)[number];

/** Desks of the installation: who administers, audits or runs an organisation is not therefore of it. */
const ofTheSystem: readonly string[] = ['auditor', 'administrator', 'operator'];

export const desks: readonly string[] = [
  'budget-unit',
  'unit-reviewer',
  'unit-head',
  'department-reviewer',
  'business-desk',
  'budget-desk',
  'treasury-desk',
  'performance-office',
  'evaluator',
  ...ofTheSystem,
];

/** The finance bureau bears these for the county: there they reach all of it, and below it nothing but what lies there. */
const borne: readonly string[] = ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'];

const inside: readonly Place[] = [
  'the unit itself',
  'a unit below it',
  'its department',
  'another unit of the county',
  'the finance bureau',
  'a unit below the finance bureau',
  'the county',
  'the province',
];
const ofNamedOrganisation: readonly Relation[] = [
  'of an organisation that an evaluation names',
  'below an organisation that an evaluation names',
];

/**
 * Over what a desk has to be, seen from the object: its unit (or the very unit alone), the unit's department, the whole county, the
 * whole province; anywhere in the county, for what shows each what they reach; wherever it is. `named person` and `named
 * organisation` need no desk over anything: an evaluation of the project names them. `everybody` needs no desk at all.
 */
export type Over = keyof typeof over;

const over = {
  unit: ['the unit itself', 'its department', 'the county', 'the province'],
  'very unit': ['the unit itself'],
  department: ['its department', 'the county', 'the province'],
  county: ['the county', 'the province'],
  province: ['the province'],
  anywhere: inside,
  wherever: [...places, ...assignments],
  'named person': ['whom an evaluation names'],
  'named organisation': ofNamedOrganisation,
  everybody: relations,
} as const satisfies Readonly<Record<string, readonly Relation[]>>;

/** The desks that do an act, each with what it has to be over. */
export type Rule = readonly (readonly [desk: string, over: Over])[];
export const anyDesk = 'any desk';

export const mayDo = (rule: Rule, desk: string, at: Relation): boolean =>
  rule.some(([named, reach]) => (named === anyDesk || named === desk) && isOver(desk, at, reach));

function isOver(desk: string, at: Relation, reach: Over): boolean {
  if (reach === 'named organisation' && ofTheSystem.includes(desk)) return false;
  const places: readonly Relation[] = over[reach];
  if (places.includes(at)) return true;
  const isOfCounty = reach === 'unit' || reach === 'department' || reach === 'county';
  return isOfCounty && at === 'the finance bureau' && borne.includes(desk);
}

/** Who has nothing in the county: whatever lies in it does not exist for them. */
export const isOutside = (at: Relation): boolean =>
  at === 'a unit of another county' || at === 'another county' || (pasts as readonly Relation[]).includes(at);
