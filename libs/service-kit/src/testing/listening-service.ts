import { generateKeyPairSync } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { warningRaised, WarningRaisedV1, writeContract } from '@wenxiao/contracts';
import { flawOf } from '@wenxiao/domain/field';
import { append, readStream } from '@wenxiao/event-store';
import { freshInstallation, freshStore } from '@wenxiao/event-store/testing';
import { parkedMessageFacts } from '@wenxiao/facts/messages';
import { Hears, type MessageContext, PermanentError } from '@wenxiao/messaging';
import pg from 'pg';
import { v7 } from 'uuid';
import type { SystemDesk } from '../access/grants.js';
import { signToken } from '../access/token.js';
import { serviceLogSchemas, serviceMigrations, serviceSchemas } from '../runtime/service-schemas.js';
import { startService } from '../runtime/service.js';
import { plantOrganisations } from './plant-organisations.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** What a scraper of the service’s metrics shows. */
export const scraperToken = 'scraper';

/** A tree of its own: a province with two counties, and a unit in the first. Each by its path from the root. */
export type Tree = Readonly<Record<'province' | 'county' | 'otherCounty' | 'unit', readonly string[]>>;

/** What a test may do to the handler: the rounds that it refuses for good. */
type Handler = { refuses: (round: string) => boolean };
const HANDLER = Symbol('HANDLER');

/** Writes down what it hears, in the order in which it does. */
@Controller()
class WarningLedger {
  constructor(@Inject(HANDLER) private readonly handler: Handler) {}

  @Hears(WarningRaisedV1)
  async onWarning(@Payload() { round = '', subject }: WarningRaisedV1, @Ctx() context: MessageContext): Promise<void> {
    if (this.handler.refuses(round)) throw new PermanentError(`no warning of ${round} is expected`);
    await context.tx.sql.query(`insert into ledger.heard (target_id, round) values ($1, $2)`, [subject, round]);
  }
}

const warningText = (subject: string, round: string) =>
  writeContract(
    warningRaised({
      subject,
      year: 2023,
      scheme: 'budget-performance',
      warning: 'target-out-of-reach',
      round,
      light: 'yellow',
    }),
  );

/** A running service that hears the warnings of a producer's store, for tests of what people do about messages. */
export type ListeningService = Readonly<{
  name: string;
  url: string;
  tree: Tree;
  handler: Handler;
  /** The name under which the service knows its producer. */
  producer: 'monitoring';
  /** Publishes the next version of `monitoring/<target id>`; `text` in place of what the contract asks for. */
  publish(tenant: string, targetId: string, round: string, text?: string): Promise<number>;
  /** The rounds that were heard of a target, in order. */
  heard(targetId: string): Promise<readonly string[]>;
  /** What the service's own store keeps of a stream of the messages' trail. @throws where a string of it has no class. */
  trail(tenant: string, stream: string): Promise<readonly TrailEntry[]>;
  token(desk: SystemDesk, path: readonly string[], personId?: string): Promise<string>;
  /** A transaction on the service's database, as its service role, that the caller ends. */
  connect(): Promise<pg.Client>;
  /** … as the role that owns its tables. */
  connectAsOwner(): Promise<pg.Client>;
  close(): Promise<void>;
}>;

type TrailEntry = Readonly<{
  type: string;
  data: Readonly<Record<string, unknown>>;
  metadata: Readonly<Record<string, unknown>>;
}>;

export async function startListeningService(): Promise<ListeningService> {
  const installation = freshInstallation();
  const own = await freshStore('listener', {
    installation,
    migrations: [...serviceMigrations],
    workingSchemas: [...serviceSchemas],
    appendOnlySchemas: [...serviceLogSchemas],
  });
  const monitoring = await freshStore('monitoring', { installation });
  const directory = await freshStore('directory', { installation });
  const [ownPool, producerPool] = [own.pool('service'), monitoring.pool('service')];
  const owner = new pg.Client(own.url('owner'));
  await owner.connect();
  await owner.query(`create schema ledger;
    create table ledger.heard (number bigint generated always as identity primary key, target_id uuid, round text);
    grant usage on schema ledger to ${own.roles.service};
    grant select, insert on ledger.heard to ${own.roles.service}`);
  await owner.end();
  const tree = newTree();
  await plantOrganisations(
    ownPool,
    Object.entries(tree).map(([name, path]) => ({ path, nature: name === 'unit' ? 'body' : 'jurisdiction' })),
  );
  const handler: Handler = { refuses: () => false };
  const plan = {
    name: own.name.store,
    description: '测试 / a test',
    controllers: [],
    consumers: [WarningLedger],
    providers: [{ provide: HANDLER, useValue: handler }],
    listensTo: ['monitoring'],
    projections: [],
    migrations: [],
    workingSchemas: ['ledger'],
  };
  const service = await startService(plan, {
    installation,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: own.url('service'),
    transport: 'postgres',
    feeds: { monitoring: monitoring.url('reader'), directory: directory.url('reader') },
    kafkaBrokers: [],
    tokenPublicKey: publicKey,
    demo: false,
    timeZone: 'Asia/Shanghai',
    logLevel: 'silent',
    metricsToken: scraperToken,
  });
  return {
    name: own.name.store,
    url: service.url,
    tree,
    handler,
    producer: 'monitoring',
    publish: async (tenant, targetId, round, text) => {
      const published = warningText(targetId, round);
      const stream = `monitoring/${targetId}`;
      const expectedVersion = (await readStream(producerPool, tenant, stream)).length;
      const event = {
        type: 'warned',
        schemaVersion: 1,
        data: '{}',
        metadata: '{}',
        published: { ...published, text: text ?? published.text },
      };
      const result = await append(producerPool, {
        tenant,
        commandId: v7(),
        commandHash: 'c'.repeat(64),
        streams: [{ stream, expectedVersion, events: [event] }],
      });
      if (result.outcome !== 'appended') throw new Error(`The producer was told ${result.outcome}`);
      return expectedVersion + 1;
    },
    heard: async (targetId) => {
      const asked = `select round from ledger.heard where target_id = $1 order by number`;
      return (await ownPool.query<{ round: string }>(asked, [targetId])).rows.map(({ round }) => round);
    },
    trail: async (tenant, stream) =>
      (await readStream(ownPool, tenant, stream)).map(({ type, data: text, metadata }) => {
        const data = JSON.parse(text) as TrailEntry['data'];
        const fact = Object.values(parkedMessageFacts).find((each) => each.type === type);
        const flaw = fact && flawOf(fact, data);
        if (!fact || flaw) throw new Error(`${type}: ${flaw ? `${flaw.path} ${flaw.code}` : 'declared nowhere'}`);
        return { type, data, metadata: JSON.parse(metadata) as TrailEntry['metadata'] };
      }),
    token: (desk, path, personId = v7()) => {
      return signToken({ personId, grants: [{ desk, organisationId: path.at(-1) ?? '' }] }, privateKey);
    },
    connect: async () => {
      const client = new pg.Client({ connectionString: own.url('service'), application_name: 'left open' });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    connectAsOwner: async () => {
      const client = new pg.Client(own.url('owner'));
      await client.connect();
      return client;
    },
    close: async () => {
      await service.close();
      await own.drop();
      await monitoring.drop();
      await directory.drop();
    },
  };
}

function newTree(): Tree {
  const [province, county, otherCounty, unit] = [v7(), v7(), v7(), v7()];
  return {
    province: [province],
    county: [province, county],
    otherCounty: [province, otherCounty],
    unit: [province, county, unit],
  };
}
