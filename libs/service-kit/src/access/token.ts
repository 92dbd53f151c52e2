import { importPKCS8, importSPKI, jwtVerify, SignJWT } from 'jose';
import type { Grant, Principal } from './grants.js';

const algorithm = 'EdDSA';
const issuer = 'wenxiao-directory';
const audience = 'wenxiao-services';

/** How long an internal token lives. Revoked grants hold no longer than this. */
export const tokenLifetimeSeconds = 30;

/** Desk → ids of the organisations: a hundred grants and more fit into a request's headers. */
type GrantsClaim = Readonly<Record<string, readonly string[]>>;
/** Desk, organisation, and the person whose desk it is. */
type StandInsClaim = readonly (readonly [desk: string, organisationId: string, standsInFor: string])[];

/** Keys that were read, by their PEM: to read one takes longer than to sign with it. */
const signingKeys = new Map<string, ReturnType<typeof importPKCS8>>();

function signingKey(privateKeyPem: string): ReturnType<typeof importPKCS8> {
  const key = signingKeys.get(privateKeyPem) ?? importPKCS8(privateKeyPem, algorithm);
  signingKeys.set(privateKeyPem, key);
  return key;
}

/** Signs internal tokens; directory alone has the private key (PKCS #8, PEM). */
export async function signToken(principal: Principal, privateKeyPem: string): Promise<string> {
  const key = await signingKey(privateKeyPem);
  const grants: Record<string, string[]> = {};
  const standIns: [string, string, string][] = [];
  for (const { desk, organisationId, standsInFor } of principal.grants) {
    if (standsInFor === undefined) (grants[desk] ??= []).push(organisationId);
    else standIns.push([desk, organisationId, standsInFor]);
  }
  return new SignJWT({
    grants,
    ...(standIns.length > 0 && { standIns }),
    ...(principal.readOnly && { readOnly: true }),
  })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(principal.personId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${String(tokenLifetimeSeconds)}s`)
    .sign(key);
}

/** Verifies internal tokens by directory's public key (SPKI, PEM). Every service does so itself: the gateway is not trusted. */
export async function tokenVerifier(publicKeyPem: string): Promise<(token: string) => Promise<Principal | undefined>> {
  const key = await importSPKI(publicKeyPem, algorithm);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, key, { issuer, audience, algorithms: [algorithm] });
      if (!payload.sub) return undefined;
      // Who has the key wrote the claims: their form is the one of `signToken`.
      const {
        grants = {},
        standIns = [],
        readOnly,
      } = payload as Partial<{
        grants: GrantsClaim;
        standIns: StandInsClaim;
        readOnly: boolean;
      }>;
      return { personId: payload.sub, grants: grantsOf(grants, standIns), ...(readOnly && { readOnly: true }) };
    } catch {
      return undefined;
    }
  };
}

function grantsOf(grants: GrantsClaim, standIns: StandInsClaim): Grant[] {
  return [
    ...Object.entries(grants).flatMap(([desk, ids]) => ids.map((organisationId) => ({ desk, organisationId }))),
    ...standIns.map(([desk, organisationId, standsInFor]) => ({ desk, organisationId, standsInFor })),
  ];
}
