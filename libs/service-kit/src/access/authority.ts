import type { Admission } from './admission.js';
import { isOf, isSystemDesk, type PlacedGrant, reaches } from './grants.js';
import { isOn, type Party } from './parties.js';

/** Who does a step, as a rule set names them. */
export type DeskRef =
  | Readonly<{ desk: string; of: 'unit' | 'department' | 'jurisdiction' | 'upper' }>
  /** By a routing table. */
  | Readonly<{ route: string }>
  /** The persons or the organisation that an earlier step named. */
  | Readonly<{ assigned: string }>;

/** What an act asks of whoever does it. */
export type Need = Readonly<{
  act: string;
  desk: DeskRef;
  /** The organisation that the reference resolves to, not the object's: a county's clerk acts in the city's stream at the own bureau. */
  at: Readonly<{ id: string; path: readonly string[] }>;
  /** Steps whose doers on this object do not do this one. */
  notBy: readonly string[];
}>;

/**
 * Route → the desk that it leads to on the day of the act; those who co-operate may read and give an opinion. `instead`: it leads
 * nowhere, and the lead desk of the set acts in its place, with a reason.
 */
export type Routing = Readonly<Record<string, Readonly<{ desk: string; with?: readonly string[]; instead?: true }>>>;

/** What is known of the object that the act is about. */
export type KnownOfObject = Readonly<{
  routing: Routing;
  parties: readonly Party[];
  /** Step → the ids of everybody who did it. */
  doers: Readonly<Record<string, readonly string[]>>;
  /** The business day of the act. */
  today: string;
}>;

/** By what one person does one act: exactly one grant, or one assignment. It is what an event's `actor` says. */
export type Authority = Readonly<{
  /** Person id. */
  id: string;
  /** Absent where the object names the person, who needs no desk then. */
  desk?: string;
  organisation: string;
  as: 'grant' | 'assignment';
  /** The person whose desk it is, where the actor stands in for them. */
  for?: string;
}>;

export type Refusal =
  /** They did a step that this one is to be apart from. */
  | Readonly<{ code: 'same-person'; step: string }>
  /** None of their grants is for this desk and reaches this organisation; `elsewhere`: they have the desk, over others. */
  | Readonly<{ code: 'wrong-desk'; act: string; desk: string; organisation: string; elsewhere?: true }>
  | Readonly<{ code: 'not-assigned'; act: string; assigned: string }>
  /** The rule set routes it to nobody today. */
  | Readonly<{ code: 'no-route'; act: string; route: string }>
  /** They may do it, but not for the organisation that they named. */
  | Readonly<{ code: 'not-acting-as'; act: string; organisation: string }>;

/**
 * Chooses the one authority by which a person does an act, or says why there is none. The desk of one grant is never put
 * together with the reach of another. Of several the nearest to the organisation holds, unless the person named one.
 */
export function authorityFor(admission: Admission, need: Need, known: KnownOfObject): Authority | Refusal {
  const { act, notBy } = need;
  const found = candidatesFor(admission, need, known);
  if ('code' in found) return found;
  const stepDoneBy = (person: string) => notBy.find((step) => known.doers[step]?.includes(person));
  const own = stepDoneBy(admission.principal.personId);
  if (own !== undefined) return { code: 'same-person', step: own };
  // Who stands in for the doer is no second person.
  const apart = found.filter((each) => each.for === undefined || stepDoneBy(each.for) === undefined);
  const [first] = apart;
  if (!first) return { code: 'same-person', step: stepDoneBy(found[0].for ?? '') ?? '' };
  const { actingAs } = admission;
  if (actingAs === undefined) return first;
  const named = apart.find(({ organisation }) => organisation === actingAs);
  return named ?? { code: 'not-acting-as', act, organisation: actingAs };
}

export function isRefusal(answer: Authority | Refusal): answer is Refusal {
  return 'code' in answer;
}

type Candidates = readonly [Authority, ...Authority[]];

function candidatesFor(admission: Admission, need: Need, known: KnownOfObject): Candidates | Refusal {
  const { act, desk: ref, at } = need;
  if ('assigned' in ref) {
    const [first, ...others] = assignments(ref.assigned, admission, need, known);
    return first ? [first, ...others] : { code: 'not-assigned', act, assigned: ref.assigned };
  }
  const desk = 'route' in ref ? known.routing[ref.route]?.desk : ref.desk;
  if (desk === undefined) return { code: 'no-route', act, route: 'route' in ref ? ref.route : '' };
  const ofDesk = admission.grants.filter((grant) => grant.desk === desk);
  const reaching = nearestFirst(ofDesk.filter((grant) => reaches(grant, at)));
  const [first, ...others] = reaching.map((grant) => authorityOf(admission, grant));
  if (first) return [first, ...others];
  return { code: 'wrong-desk', act, desk, organisation: at.id, ...(ofDesk.length > 0 && { elsewhere: true }) };
}

/** Where the object names the person, or an organisation a desk of which they fill: an agency, another department, a county. */
function assignments(code: string, admission: Admission, { at }: Need, { parties, today }: KnownOfObject): Authority[] {
  const { personId: id } = admission.principal;
  return parties
    .filter((party) => party.as === code && isOn(party, today))
    .flatMap(({ who }): Authority[] => {
      if ('person' in who) return who.person === id ? [{ id, organisation: at.id, as: 'assignment' }] : [];
      const { organisation } = who;
      const ofIt = admission.grants.filter((grant) => isOf(grant, organisation) && !isSystemDesk(grant.desk));
      return nearestFirst(ofIt).map((grant) => ({ ...authorityOf(admission, grant), organisation, as: 'assignment' }));
    });
}

/** The deepest first; then who fills the desk before who stands in; then by ids, so that the same one is chosen each time. */
function nearestFirst(grants: readonly PlacedGrant[]): PlacedGrant[] {
  const idsOf = ({ standsInFor = '', organisationId }: PlacedGrant) => `${standsInFor} ${organisationId}`;
  return [...grants].sort((a, b) => b.path.length - a.path.length || (idsOf(a) < idsOf(b) ? -1 : 1));
}

function authorityOf({ principal }: Admission, { desk, organisationId, standsInFor }: PlacedGrant): Authority {
  const whose = standsInFor === undefined ? {} : { for: standsInFor };
  return { id: principal.personId, desk, organisation: organisationId, as: 'grant', ...whose };
}
