import { generateKeyPairSync } from 'node:crypto';
import { freshStore, type FreshStore } from '@wenxiao/event-store/testing';
import {
  type Principal,
  type RunningService,
  serviceLogSchemas,
  serviceMigrations,
  serviceSchemas,
  signToken,
  startService,
} from '@wenxiao/service-kit';
import { type Planted, plantOrganisations } from '@wenxiao/service-kit/testing';
import { auditPlan } from '../audit.plan.js';
import type { TestStore } from './stores.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export type AuditAnswer = Readonly<{ status: number; type: string | null; body: Readonly<Record<string, unknown>> }>;

/** The audit service over stores of its own, with a tree. */
export type RunningAudit = Readonly<{
  database: FreshStore;
  get(path: string, principal?: Principal): Promise<AuditAnswer>;
  /** Until the trail holds that many rows, and is closed: the instant through which. */
  untilRows(count: number, asked: Principal): Promise<string>;
  /** Stops the service, does something, and starts it again. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}>;

export async function runAudit(stores: readonly TestStore[], tree: readonly Planted[]): Promise<RunningAudit> {
  const { installation = '' } = stores[0] ?? {};
  const plan = () =>
    auditPlan({
      installation,
      histories: Object.fromEntries(stores.map(({ store, historianUrl }) => [store, historianUrl])),
      transport: 'postgres',
      kafkaBrokers: [],
      stores: [],
    });
  const directory = await freshStore('directory', { installation });
  const database = await freshStore('audit', {
    installation,
    migrations: [...serviceMigrations, ...plan().migrations],
    workingSchemas: [...serviceSchemas, ...plan().workingSchemas],
    appendOnlySchemas: [...serviceLogSchemas],
  });
  await plantOrganisations(database.pool('service'), tree);
  const start = (): Promise<RunningService> =>
    startService(plan(), {
      installation,
      host: '127.0.0.1',
      port: 0,
      databaseUrl: database.url('service'),
      transport: 'postgres',
      feeds: { directory: directory.url('reader') },
      kafkaBrokers: [],
      tokenPublicKey: publicKey,
      demo: false,
      timeZone: 'Asia/Shanghai',
      logLevel: 'silent',
    });
  let service = await start();
  const get = async (path: string, principal?: Principal): Promise<AuditAnswer> => {
    const headers = principal && { authorization: `Bearer ${await signToken(principal, privateKey)}` };
    const response = await fetch(service.url + path, headers ? { headers } : {});
    const body = (await response.json()) as AuditAnswer['body'];
    return { status: response.status, type: response.headers.get('content-type'), body };
  };
  return {
    database,
    get,
    async untilRows(count, asked) {
      for (;;) {
        const { status, body } = await get('/root', asked);
        if (status === 200 && body['rows'] === count && 'asOf' in body) return String(body['asOf']);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async restart(meanwhile) {
      await service.close();
      await meanwhile();
      service = await start();
    },
    async close() {
      await service.close();
      await database.drop();
      await directory.drop();
    },
  };
}
