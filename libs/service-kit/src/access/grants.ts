/** Desks that the software itself knows. Every other desk is an open code that rule sets and directory's data name. */
export const systemDesks = { administrator: '系统管理员', auditor: '审计', operator: '运行维护' } as const;
export type SystemDesk = keyof typeof systemDesks;

export function isSystemDesk(desk: string): desk is SystemDesk {
  return Object.hasOwn(systemDesks, desk);
}

/** Whether a desk has to do with subjects and their money at all: who keeps the software running neither lists nor follows them. */
export function isOfTheField({ desk }: Readonly<{ desk: string }>): boolean {
  return desk !== ('operator' satisfies SystemDesk);
}

/**
 * Desks of whoever judges where an object names them, an expert or an agency: however wide they reach, they make nobody of the
 * bureau, and nobody a party.
 */
const desksByAssignment = { evaluator: '绩效评价工作组' } as const;

/** What desks are called that are no rule set's. */
export const deskNames: Readonly<Record<string, string>> = { ...systemDesks, ...desksByAssignment };

export function isByAssignment({ desk }: Readonly<{ desk: string }>): boolean {
  return Object.hasOwn(desksByAssignment, desk);
}

/** An open code of a desk, `budget-desk`. */
export const deskPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** What lets a person act: a desk over an organisation. Where that lies, each service looks up in its own tree. */
export type Grant = Readonly<{
  desk: string;
  organisationId: string;
  /** The person whose desk it is, where this one stands in for them. */
  standsInFor?: string;
}>;

/** Who asks: a person id and what was granted, as it held when the token was made. Names stay in directory. */
export type Principal = Readonly<{
  personId: string;
  grants: readonly Grant[];
  /** The credential is for reading alone. */
  readOnly?: true;
}>;

/** A grant with its place in this service's tree. */
export type PlacedGrant = Grant &
  Readonly<{
    /** From the root to its organisation, both included; empty where this service has not heard of that yet. */
    path: readonly string[];
    /** The organisation that it reaches, with all below: its own, or the whole jurisdiction whose desk its organisation bears. */
    over: string;
    /** What was merged into an organisation of the path: an object that names it means whoever is of that. */
    tookOver?: readonly string[];
  }>;

/** Whether who was granted it is of an organisation: works there or below, or in what took it over. */
export function isOf({ path, tookOver }: Pick<PlacedGrant, 'path' | 'tookOver'>, organisation: string): boolean {
  return path.includes(organisation) || tookOver?.includes(organisation) === true;
}

/** Whether a grant reaches an organisation: it is over it, or over something above it. */
export function reaches(
  grant: Pick<PlacedGrant, 'over'>,
  organisation: Readonly<{ path: readonly string[] }>,
): boolean {
  return organisation.path.includes(grant.over);
}

/** Whether somebody is a party to what is an organisation's by a grant that reaches it, and not by being named alone. */
export function partyByReach(
  grants: readonly Pick<PlacedGrant, 'desk' | 'over'>[],
  organisation: Readonly<{ path: readonly string[] }>,
): boolean {
  return grants.some((grant) => !isByAssignment(grant) && reaches(grant, organisation));
}

/** Whether a grant is over a jurisdiction, over something above it, or over something inside it. */
export function touches(
  { over, path }: Pick<PlacedGrant, 'over' | 'path'>,
  jurisdiction: Readonly<{ id: string; path: readonly string[] }>,
): boolean {
  return jurisdiction.path.includes(over) || path.includes(jurisdiction.id);
}
