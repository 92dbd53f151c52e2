import type { FastifyRequest } from 'fastify';
import type { Grant, Principal } from './roles.js';

/** What the guard leaves on a request for the handler. */
export type Admission = Readonly<{
  principal: Principal;
  /** The grants that let this request in: of a required role, touching the jurisdiction. */
  grants: readonly Grant[];
}>;

export type GuardedRequest = FastifyRequest & { admission?: Admission };

export function admissionOf(request: FastifyRequest): Admission {
  const { admission } = request as GuardedRequest;
  if (!admission) throw new Error('The request passed no guard');
  return admission;
}

/** Whether a grant reaches an organisation: it was given over it, or over something above it. */
export function reaches(grant: Grant, organisation: Readonly<{ path: readonly string[] }>): boolean {
  return organisation.path.includes(grant.organisationId);
}
