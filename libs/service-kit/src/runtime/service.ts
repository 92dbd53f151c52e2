import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { admit, DatabasePool } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { AccessGuard, TOKEN_VERIFIER } from '../access/access.guard.js';
import { tokenVerifier } from '../access/token.js';
import { CommandRunner } from '../command/command-runner.js';
import { TriedCommands } from '../command/tried-commands.js';
import { Imports } from '../table/imports.js';
import { Copies } from '../copies/copies.js';
import { Reconciler } from '../reconciling/reconciler.js';
import { DirectoryCopyConsumer } from '../directory/directory-copy.consumer.js';
import { Organisations } from '../directory/organisations.js';
import { GoverningRules } from '../directory/governing-rules.js';
import { KnownPeople } from '../directory/known-people.js';
import type { DueSource } from '../due/alarm.js';
import { DueController, UNHEARD } from '../due/due.controller.js';
import { TasksController } from '../due/tasks.controller.js';
import { DueItems, type DueParts } from '../due/due-items.js';
import { AmountsInUnit } from '../http/amounts.js';
import { ListAsTable } from '../list/list-as-table.js';
import { ListWords } from '../list/list-words.js';
import { httpAdapter, nestHttpOptions } from '../http/adapter.js';
import { Draining } from '../http/draining.js';
import { ClockController } from '../http/clock.controller.js';
import { HealthController } from '../http/health.controller.js';
import { HEALTH, type Health, type HealthPart, seldomAsked } from '../http/health.js';
import { openApiOf } from '../http/openapi.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { validationPipe } from '../http/validation.js';
import { WellFormedRequests } from '../http/well-formed.js';
import { Metrics } from '../metrics/metrics.js';
import { METRICS_TOKEN, MetricsController } from '../metrics/metrics.controller.js';
import { HeldMessages, MESSAGES } from '../operations/held-messages.js';
import { MessagesController } from '../operations/messages.controller.js';
import { OperationsController } from '../operations/operations.controller.js';
import { LoggedReads } from '../reads/logged-reads.js';
import { ReadLog } from '../reads/read-log.js';
import { ReadsController } from '../reads/reads.controller.js';
import { ObjectPlaces } from '../procedure/object-place.js';
import { NamedForStep } from '../procedure/named-for-step.js';
import { DirectoryKeys, type KeyHolder } from '../persons/person-keys.js';
import { PERSON_TEXTS, PersonTexts } from '../persons/person-texts.js';
import { BusinessClock } from './business-clock.js';
import { APPEND_POOL, APPENDED, DATABASE } from './database.js';
import { LOGGER, NestLogger, serviceLogger } from './logger.js';
import { type Messengers, openMessengers } from './messengers.js';
import { readersHealth } from './readers-health.js';
import { prepareProjection } from './projection.js';
import { poolConnections_max } from './pool-connections.js';
import { openReadModels, serviceTransactions } from './read-models.js';
import { ReadModelPosition } from './read-model-position.js';
import { readOnce } from './read-once.js';
import type { ServicePlan } from './service-plan.js';
import type { ServiceSettings } from './config.js';

/** A service that answers and listens. */
export type RunningService = Readonly<{
  name: string;
  /** Where it answers, `http://127.0.0.1:4001`. */
  url: string;
  openApi: OpenAPIObject;
  /** A service of this process has appended, any where it is not named: this one looks at once instead of a moment later. */
  hear(producer?: string): void;
  /** Stops taking requests and messages, lets those under way finish, and closes what it opened. */
  close(): Promise<void>;
}>;

@Module({})
class ServiceModule {}

/**
 * Starts one service: its store is admitted, its read models catch up, its messages flow, its HTTP answers. The same in a
 * process of its own and beside others in one.
 *
 * @param onAppend told when something was appended that services beside this one may hear.
 * @param keys who has the keys of persons, where that is not directory as the settings say.
 * @throws {StoreRefusedError} when the store must not be written to.
 */
export async function startService(
  plan: ServicePlan,
  settings: ServiceSettings,
  onAppend: () => void = () => undefined,
  keys: KeyHolder | undefined = keysOf(settings),
): Promise<RunningService> {
  const logger = serviceLogger(plan.name, settings.logLevel);
  const pool = openPool(plan, settings, logger);
  const opened: (() => Promise<unknown>)[] = [() => pool.end()];
  const close = async () => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    await admit(pool, { installation: settings.installation, store: plan.name });
    const readModels = await readModelsOf(plan, settings);
    opened.push(() => readModels.destroy());
    const transactions = serviceTransactions(readModels);
    for (const projection of plan.projections) await transactions.run((tx) => prepareProjection(projection, tx));
    const tell = tellingOf(() => app.get(DueItems), onAppend);
    const messengers = openMessengers(plan, settings, { transactions, pool, logger, onAppend: tell });
    opened.push(() => messengers.close());
    const parts = [DueItems, ...(plan.healthParts ?? [])];
    const health = healthOf(pool, messengers, () => parts.map((part) => app.get<HealthPart>(part)));

    const reads = readOnce(pool);
    const texts = new PersonTexts(keys);
    const [adapter, wellFormed] = [httpAdapter(), new WellFormedRequests(settings.demo)];
    const app = await NestFactory.create<NestFastifyApplication>(
      moduleOf(plan, [
        { provide: DATABASE, useValue: reads },
        { provide: APPEND_POOL, useValue: pool },
        { provide: DataSource, useValue: readModels },
        { provide: BusinessClock, useValue: new BusinessClock(reads, settings.timeZone) },
        { provide: APPENDED, useValue: messengers.appended },
        { provide: TOKEN_VERIFIER, useValue: await tokenVerifier(settings.tokenPublicKey) },
        { provide: HEALTH, useValue: health },
        { provide: MESSAGES, useValue: messengers.messages },
        { provide: UNHEARD, useValue: () => messengers.unheard() },
        { provide: LOGGER, useValue: logger },
        { provide: PERSON_TEXTS, useValue: texts },
        dueItemsOf(plan, { pool, transactions, logger }),
        ...metricsOf(plan, settings),
        ...aroundRequests(wellFormed),
      ]),
      adapter,
      { logger: new NestLogger(logger), ...nestHttpOptions },
    );
    opened.push(() => app.close());
    openTexts(adapter, texts);
    if (settings.metricsToken) app.get(Metrics).follow(adapter.getInstance());
    const draining = new Draining(adapter.getInstance());
    opened.push(() => draining.end());
    app.useGlobalPipes(validationPipe());
    const openApi = openApiOf(app, plan.name, plan.description);
    wellFormed.follow(openApi);
    adapter.getInstance().get('/openapi.json', () => openApi);
    messengers.connectTo(app);
    await app.startAllMicroservices();
    await app.listen(settings.port, settings.host);
    messengers.start();
    const due = app.get(DueItems);
    due.start();
    opened.push(() => due.close());
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    logger.info({ url }, 'the service answers');
    return { name: plan.name, url, openApi, hear: heardBy(messengers, due), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whoever was let in reads texts about persons; in whatever answer they stand. */
function openTexts(adapter: ReturnType<typeof httpAdapter>, texts: PersonTexts): void {
  adapter
    .getInstance()
    .addHook('onSend', async (_request, _reply, payload) =>
      typeof payload === 'string' ? texts.opened(payload) : payload,
    );
}

/** What every request meets before and behind its handler. */
const aroundRequests = (wellFormed: WellFormedRequests): NonNullable<DynamicModule['providers']> => [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_INTERCEPTOR, useValue: wellFormed },
  { provide: APP_INTERCEPTOR, useClass: LoggedReads },
  { provide: APP_INTERCEPTOR, useClass: ListAsTable },
  { provide: APP_INTERCEPTOR, useClass: AmountsInUnit },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

const metricsOf = ({ name }: ServicePlan, { metricsToken = '' }: ServiceSettings) => [
  { provide: Metrics, useValue: new Metrics(name) },
  { provide: METRICS_TOKEN, useValue: metricsToken },
];

/** Of what a service appends it looks itself what becomes due, and others what there is to hear. */
const tellingOf = (due: () => DueItems, onAppend: () => void) => () => {
  due().appended();
  onAppend();
};

/** What one service says is found by whoever waits for it; where nobody is named the clock may have moved. */
const heardBy = (messengers: Messengers, due: DueItems) => (producer?: string) => {
  messengers.hear(producer);
  if (producer === undefined) due.wake();
};

const keysOf = ({ personKeysUrls = [], personKeysSecret = '' }: ServiceSettings): KeyHolder | undefined =>
  personKeysUrls.length > 0 ? new DirectoryKeys(() => personKeysUrls, personKeysSecret) : undefined;

function openPool({ name }: ServicePlan, { databaseUrl, installation }: ServiceSettings, logger: Logger): Pool {
  const pool = new DatabasePool({
    connectionString: databaseUrl,
    max: poolConnections_max.commands,
    application_name: `${installation} ${name}`,
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle connection was lost'));
  return pool;
}

const readModelsOf = ({ name, projections }: ServicePlan, { databaseUrl, installation }: ServiceSettings) =>
  openReadModels(
    databaseUrl,
    `${installation} ${name}`,
    projections.map(({ table }) => table),
  );

function moduleOf(plan: ServicePlan, parts: NonNullable<DynamicModule['providers']>): DynamicModule {
  const providers = [
    ...parts,
    CommandRunner,
    Copies,
    HeldMessages,
    Imports,
    TriedCommands,
    Organisations,
    GoverningRules,
    ListWords,
    KnownPeople,
    NamedForStep,
    ObjectPlaces,
    ReadLog,
    ReadModelPosition,
    Reconciler,
    ...(plan.providers ?? []),
    ...(plan.due ?? []),
  ];
  return {
    module: ServiceModule,
    controllers: [
      HealthController,
      MetricsController,
      ClockController,
      MessagesController,
      OperationsController,
      ReadsController,
      DueController,
      ...(plan.due ? [TasksController] : []),
      DirectoryCopyConsumer,
      ...plan.controllers,
      ...(plan.consumers ?? []),
    ],
    providers,
  };
}

/** What becomes due of the service's streams; a service without sources has nothing to look at. */
function dueItemsOf(plan: ServicePlan, parts: Pick<DueParts, 'pool' | 'transactions' | 'logger'>): FactoryProvider {
  return {
    provide: DueItems,
    inject: [CommandRunner, BusinessClock, ...(plan.due ?? [])],
    useFactory: (commands: CommandRunner, clock: BusinessClock, ...sources: DueSource[]) =>
      new DueItems({ ...parts, service: plan.name, commands, clock, sources }),
  };
}

function healthOf(pool: Pool, messengers: Messengers, ownParts: () => readonly HealthPart[]): Health {
  return seldomAsked({
    ready: () => answers(pool),
    parts: async () => [
      await readersHealth(pool),
      ...(await messengers.health()),
      ...(await Promise.all(ownParts().map((part) => part.healthReport()))),
    ],
  });
}

/** Whether the database is there; without it no request can be answered. */
async function answers(pool: Pool): Promise<boolean> {
  return pool.query('select').then(
    () => true,
    () => false,
  );
}
