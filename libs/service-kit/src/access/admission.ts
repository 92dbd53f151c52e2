import type { FastifyRequest } from 'fastify';
import type { PlacedGrant, Principal } from './grants.js';

/** What the guard leaves on a request for the handler. */
export type Admission = Readonly<{
  principal: Principal;
  /** The grants that let this request in: touching the jurisdiction, and of a required desk where the handler names some. */
  grants: readonly PlacedGrant[];
  /** The organisation that the person wants to act for (`Wenxiao-Acting-As`), where they said so. */
  actingAs?: string;
}>;

export type GuardedRequest = FastifyRequest & { admission?: Admission };

export function admissionOf(request: FastifyRequest): Admission {
  const { admission } = request as GuardedRequest;
  if (!admission) throw new Error('The request passed no guard');
  return admission;
}
