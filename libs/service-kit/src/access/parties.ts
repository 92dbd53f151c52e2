import type { Admission } from './admission.js';
import { type Grant, isSystemDesk } from './grants.js';

/** Whom an object's own history names: a person, or an organisation and whoever fills a desk of it, of whatever tenant. */
export type Party = Readonly<{
  who: Readonly<{ person: string } | { organisation: string }>;
  /** `evaluator`, `group-member`, `agency`, `assessed-body`, `receiver`, `co-operating-desk` … */
  as: string;
  /** First and last day. */
  from?: string;
  to?: string;
}>;

/**
 * By which ids an object may name somebody: their own first, then those of the organisations in which they fill a desk, with what lies
 * above these, and what was taken over by any of them. Who administers, audits or runs the installation there is not therefore of it.
 */
export function theirIds({ principal, grants }: Admission): readonly string[] {
  const isTheirs = ({ desk }: Grant): boolean => !isSystemDesk(desk);
  const organisations = principal.grants.filter(isTheirs).map(({ organisationId }) => organisationId);
  const above = grants.filter(isTheirs).flatMap(({ path, tookOver = [] }) => [...path, ...tookOver]);
  return [...new Set([principal.personId, ...organisations, ...above])];
}

/** Whether a party is one on a day. */
export function isOn({ from, to }: Pick<Party, 'from' | 'to'>, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/**
 * Nest token of a service's {@link PartyRegister}, where it keeps one: the guard asks it whether anything in a jurisdiction is
 * a person's who has no grant there.
 */
export const PARTIES = Symbol('PARTIES');

export interface PartyRegister {
  /** Whether an object of the tenant names the person, or one of the organisations ({@link theirIds}), today. */
  anyIn(tenant: string, personId: string, organisationIds: readonly string[]): Promise<boolean>;
}
