import { generateKeyPairSync } from 'node:crypto';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import {
  serviceLogSchemas,
  serviceMigrations,
  serviceSchemas,
  type Principal,
  signToken,
  startService,
  tokenVerifier,
} from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { createFirstAdministrator } from '../administration/index.js';
import { directoryPlan } from '../directory.plan.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
/** What services show for the keys of persons. */
export const personKeysSecret = 'services and directory share this one';
const internalSecret = 'the gateway and directory share this';

/** Of the first administrator, whose account is `first.admin`. */
export const administratorPassword = 'quiet river lantern';

/** An HTTP answer; the body is parsed JSON, empty where there was none. */
export type Answer<Body = Readonly<Record<string, unknown>>> = Readonly<{
  status: number;
  contentType: string | null;
  retryAfter: string | null;
  body: Body;
}>;

export type Call = Readonly<{
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Signs the request as this person. */
  as?: Principal;
  ifMatch?: number;
  key?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** Directory on a store of its own, with its first administrator at the root of the tree. */
export interface RunningDirectory {
  /** Where the service answers. */
  readonly url: string;
  readonly internalSecret: string;
  readonly rootId: string;
  readonly administrator: Principal;
  /** The service's own connections, for looking at rows. */
  readonly pool: Pool;
  /** As its service role. */
  readonly databaseUrl: string;
  /** A token as every service verifies it. */
  verify(token: string): Promise<Principal | undefined>;
  call<Body = Readonly<Record<string, unknown>>>(path: string, call?: Call): Promise<Answer<Body>>;
  /** An internal endpoint, as the gateway asks it. */
  internal<Body = Readonly<Record<string, unknown>>>(path: string, body: object): Promise<Answer<Body>>;
  /** Ends the service and keeps its store. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const settings = {
  tokenPrivateKey: privateKey,
  internalSecret,
  personKeysSecret,
  personKeyWrapping: [Buffer.alloc(32, 'wraps the keys of persons')],
  holidayCalendarFile: '',
  dueServices: {},
  dueWait_ms: 5_000,
};

/** A store as directory keeps it, with nothing in it. */
export async function freshDirectoryStore(label: string, demo = false): Promise<FreshStore> {
  const { migrations, workingSchemas, appendOnlySchemas = [] } = await directoryPlan(settings);
  return freshStore(label, {
    demo,
    migrations: [...serviceMigrations, ...migrations],
    workingSchemas: [...serviceSchemas, ...workingSchemas],
    appendOnlySchemas: [...serviceLogSchemas, ...appendOnlySchemas],
  });
}

/**
 * @param label lower-case letters, digits, hyphens; 20 at most
 * @param options.demoFrom makes it a demo whose business clock begins at this instant
 * @param options.dueServices where those answer for whom a move of the clock waits
 */
export async function runDirectory(
  label: string,
  { demoFrom, dueServices = {} }: { demoFrom?: string; dueServices?: Readonly<Record<string, readonly string[]>> } = {},
): Promise<RunningDirectory> {
  const demo = demoFrom !== undefined;
  const plan = await directoryPlan({ ...settings, dueServices });
  const store = await freshDirectoryStore(label, demo);
  const databaseUrl = store.url('service');
  const pool = store.pool('service');
  // The clock of a store without events may be set to any time.
  if (demo) await pool.query(`select event_store.advance_clock($1)`, [demoFrom]);
  const { personId, jurisdictionId: rootId } = await createFirstAdministrator(databaseUrl, {
    accountName: 'first.admin',
    displayName: '首任管理员',
    password: administratorPassword,
    jurisdiction: { name: '某省', level: 'province', code: '610000' },
  });
  const service = await startService(
    { ...plan, name: store.name.store },
    {
      installation: store.name.installation,
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      transport: 'postgres',
      feeds: { directory: store.url('reader') },
      kafkaBrokers: [],
      tokenPublicKey: publicKey,
      demo,
      timeZone: 'Asia/Shanghai',
      logLevel: 'silent',
    },
  );

  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= service.close());

  async function call<Body>(
    path: string,
    { method, body, as, ifMatch, key, headers }: Call = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(service.url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(as && { authorization: `Bearer ${await signToken(as, privateKey)}` }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        'idempotency-key': key ?? v7(),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      retryAfter: response.headers.get('retry-after'),
      body: (text === '' ? {} : JSON.parse(text)) as Body,
    };
  }

  await untilShown(pool, rootId);
  return {
    url: service.url,
    internalSecret,
    rootId,
    administrator: { personId, grants: [{ desk: 'administrator', organisationId: rootId }] },
    pool,
    databaseUrl,
    verify: await tokenVerifier(publicKey),
    call,
    internal: (path, body) => call(`/internal/${path}`, { body, headers: { 'wenxiao-internal': internalSecret } }),
    stop,
    close: async () => {
      await stop();
      await store.drop();
    },
  };
}

const catchUpMillisecondsMax = 60_000;

/** What was recorded before the service started is on its way into the read models. */
async function untilShown(pool: Pool, rootId: string): Promise<void> {
  const shown = async () => {
    const { rows } = await pool.query(
      `select from directory_copy.organisations c
         join directory_read.grants g on g."organisationId" = c.id where c.id = $1`,
      [rootId],
    );
    return rows.length > 0;
  };
  const end = performance.now() + catchUpMillisecondsMax;
  while (!(await shown())) {
    if (performance.now() > end) throw new Error('The read models of directory did not catch up');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
