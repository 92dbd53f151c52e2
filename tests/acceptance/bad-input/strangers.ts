import { generateKeyPairSync } from 'node:crypto';
import { importPKCS8, SignJWT, UnsecuredJWT } from 'jose';
import pg from 'pg';
import { signToken } from '@wenxiao/service-kit';
import { Caller } from '../harness/caller.js';
import { newId } from '../harness/cycle.js';
import type { Product } from '../harness/product.js';
import { openToAnybody } from './right-calls.js';
import { type Difference, pastGateway, type Right } from './requests.js';
import type { World } from './world.js';

type Named<Value> = readonly [what: string, value: Value];

/** Who must not get in, and what must not be told. */
export type Strangers = Readonly<{
  /** Callers whom nobody knows (401), at the public address and at the service itself. */
  unknown: (right: Right) => readonly Named<Right>[];
  /** Callers whom somebody knows, and who may not do this (403). */
  unfit: (right: Right) => readonly Named<Caller>[];
  /** Something of another county in place of the caller's own, and something that does not exist in the same place. */
  foreign: (right: Right) => readonly (readonly [what: string, theirs: Difference, nobodys: Difference])[];
}>;

export async function strangersTo(product: Product, world: World): Promise<Strangers> {
  const { url, services } = product.running;
  const endings = await endedCredentials(product, world);
  const internal = await internalTokens(product, world);
  const nobody = Caller.nobody(url);
  const forged = Caller.withToken(url, `wxt_${'A'.repeat(43)}`);
  const people = peopleByRole(world);
  return {
    unknown: (right) => {
      const { operation, base } = right;
      if (openToAnybody.includes(operation.id)) return [];
      const as = (who: Caller): Right => ({ ...right, base: { ...base, who } });
      const atPublicAddress: Named<Right>[] = [
        ['nobody', as(nobody)],
        ['a forged token', as(forged)],
        ['an internal token at the public address', as(Caller.withToken(url, internal.valid))],
        // What has ended may be ended again.
        ...(operation.id === 'gateway.Session.signOut' ? [] : endings).map(([what, who]): Named<Right> => [
          what,
          as(who),
        ]),
      ];
      const past = pastGateway(operation, services);
      if (!past) return atPublicAddress;
      const direct = (who: Caller): Right => ({ ...as(who), operation: past.operation });
      return [
        ...atPublicAddress,
        ['nobody, at the service', direct(Caller.nobody(past.url))],
        ...internal.wrong.map(([what, token]): Named<Right> => [what, direct(Caller.withToken(past.url, token))]),
      ];
    },
    unfit: ({ operation: { roles, method, id }, base }) => [
      ...Object.entries(people).filter(([role]) => (base.only ?? roles)?.includes(role) === false),
      ...(method === 'GET' || openToAnybody.includes(id)
        ? []
        : ([
            ['a page of another site', base.who.withHeaders({ 'x-csrf-token': 'A'.repeat(43) })],
            ['a page that another site opened', base.who.withHeaders({ 'sec-fetch-site': 'cross-site' })],
          ] as const)),
    ],
    foreign: (right) => foreignIn(right, product, world),
  };
}

function peopleByRole({ county: { people }, administrator }: World): Readonly<Record<string, Caller>> {
  return {
    'budget-unit': people.unit,
    'department-reviewer': people.reviewer,
    'business-desk': people.desk,
    'budget-desk': people.budget,
    'treasury-desk': people.treasury,
    'performance-office': people.office,
    evaluator: people.expert,
    auditor: people.auditor,
    administrator,
    operator: people.operator,
  };
}

/** A session and tokens that once were good. */
async function endedCredentials(
  { running, address: _ }: Product,
  { visitor }: World,
): Promise<readonly Named<Caller>[]> {
  const { accountName, password, personId } = visitor;
  const session = await Caller.signedIn(running.url, accountName, password);
  const token = async () => {
    const { body } = await session.post<{ id: string; secret: string }>('/api/session/api-tokens', {
      name: '程序',
      days: 1,
      readOnly: false,
    });
    return body;
  };
  const [expired, revoked] = [await token(), await token()];
  await session.call(`/api/session/api-tokens/${revoked.id}`, { method: 'DELETE' });
  // Their time is up: nobody waits twelve hours in a test.
  const directory = new pg.Client({ connectionString: running.stores.urlOf('directory', 'service') });
  await directory.connect();
  await directory.query(`update directory.api_tokens set expires_at = clock_timestamp() where id = $1`, [expired.id]);
  await directory.query(`update directory.sessions set ends_at = clock_timestamp() where person_id = $1`, [personId]);
  await directory.end();
  return [
    ['an expired session', session],
    ['an expired API token', Caller.withToken(running.url, expired.secret)],
    ['a revoked API token', Caller.withToken(running.url, revoked.secret)],
  ];
}

/** What services believe among themselves, and what looks like it. */
async function internalTokens({ tokenPrivateKey, provinceId }: Product, { visitor: { personId } }: World) {
  const grants = [{ desk: 'administrator', organisationId: provinceId }];
  const valid = await signToken({ personId, grants }, tokenPrivateKey);
  const key = await importPKCS8(tokenPrivateKey, 'EdDSA');
  const claims = (audience: string) =>
    new SignJWT({ grants: { administrator: [provinceId] } })
      .setSubject(personId)
      .setIssuer('wenxiao-directory')
      .setAudience(audience)
      .setProtectedHeader({ alg: 'EdDSA' });
  const another = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const wrong: readonly Named<string>[] = [
    ['an expired internal token', await claims('wenxiao-services').setExpirationTime('-1s').sign(key)],
    ['an internal token for somebody else', await claims('others').setExpirationTime('1m').sign(key)],
    ['an internal token of another key', await signToken({ personId, grants }, another)],
    [
      'an internal token that nobody signed',
      new UnsecuredJWT({ grants: { administrator: [provinceId] } }).setSubject(personId).encode(),
    ],
  ];
  return { valid, wrong };
}

/** Ids in the path, and ids in the body. */
function foreignIn({ operation, base, body }: Right, { administrator }: Product, { foreignIds, other }: World) {
  // Who sees the whole province has nothing foreign in it.
  if (base.who === administrator) return [];
  const inPath = operation.pathParameters
    .filter((parameter) => foreignIds[parameter] !== undefined)
    .map((parameter) => {
      const at = (id: string): Difference => ({ path: { [parameter]: id } });
      return [parameter, at(foreignIds[parameter]!), at(newId())] as const;
    });
  const inBody = ['unitId', 'organisationId', 'parentId']
    .filter((field) => body?.[field] !== undefined)
    .map((field) => {
      const at = (id: string): Difference => ({ body: { ...body, [field]: id } });
      return [field, at(other.unitId), at(newId())] as const;
    });
  return [...inPath, ...inBody];
}
