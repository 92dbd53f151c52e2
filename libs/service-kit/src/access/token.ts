import { importPKCS8, importSPKI, jwtVerify, SignJWT } from 'jose';
import { type Grant, isRole, type Principal } from './roles.js';

const algorithm = 'EdDSA';
const issuer = 'wenxiao-directory';
const audience = 'wenxiao-services';

/** How long an internal token lives. Revoked grants hold no longer than this. */
export const tokenLifetimeSeconds = 300;

/** Signs internal tokens; directory alone has the private key (PKCS #8, PEM). */
export async function signToken(principal: Principal, privateKeyPem: string): Promise<string> {
  const key = await importPKCS8(privateKeyPem, algorithm);
  return new SignJWT({ grants: principal.grants })
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
      const grants = Array.isArray(payload['grants']) ? payload['grants'].filter(isGrant) : [];
      return payload.sub ? { personId: payload.sub, grants } : undefined;
    } catch {
      return undefined;
    }
  };
}

function isGrant(value: unknown): value is Grant {
  const { role, organisationId, path } = (value ?? {}) as Partial<Grant>;
  return (
    isRole(role) &&
    typeof organisationId === 'string' &&
    Array.isArray(path) &&
    path.every((id) => typeof id === 'string')
  );
}
