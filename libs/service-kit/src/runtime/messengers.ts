import type { INestApplication } from '@nestjs/common';
import { type Queryable, Subscription } from '@wenxiao/event-store';
import type { ConsumerHealth } from '@wenxiao/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { HealthReport } from '../http/health.js';
import { ageOf, type Measure } from '../metrics/measure.js';
import type { Messages } from '../operations/held-messages.js';
import { openCopying } from '../copies/copying.js';
import { AppendWatch } from './append-watch.js';
import { openCarrier } from './carrier.js';
import { type AnyProjection, applyProjection } from './projection.js';
import type { serviceTransactions, ServiceTransaction } from './read-models.js';
import type { ServicePlan } from './service-plan.js';
import type { ServiceSettings } from './config.js';

/** What runs beside a service's HTTP: its projections, what it hears, and (with Kafka) what it sends. */
export type Messengers = Readonly<{
  /** Before the application listens: handlers hear through the transport. */
  connectTo(app: INestApplication): void;
  start(): void;
  /** Told of every append of this process; of one inside a handler's transaction with that transaction. */
  appended(tx?: Queryable): void;
  /** A service of this process has appended, any where it is not named: there may be something to hear. */
  hear(producer?: string): void;
  health(): Promise<HealthReport[]>;
  /** How many messages are on their way to this service, or from it, and go on by themselves. */
  unheard(): Promise<number>;
  /** What people may do about messages that this service could not take in. */
  messages: Messages;
  close(): Promise<void>;
}>;

export type MessengerParts = Readonly<{
  transactions: ReturnType<typeof serviceTransactions>;
  /** The service's own database. */
  pool: Pool;
  logger: Logger;
  /** Something of this service can be read by others of the same process. */
  onAppend: () => void;
}>;

/** @throws {SettingsError} where messages shall travel by Kafka and nobody says where it is. */
export function openMessengers(plan: ServicePlan, settings: ServiceSettings, parts: MessengerParts): Messengers {
  const { pool, logger, onAppend } = parts;
  const subscriptions = plan.projections.map((projection) => subscriptionOf(projection, parts));
  const watch = new AppendWatch(() => {
    for (const subscription of subscriptions) subscription.wake();
    carrier.wake();
    onAppend();
  });
  const carrier = openCarrier(plan.name, settings, { transactions: watch.over(parts.transactions), pool, logger });
  const { transport } = carrier;
  const copying = openCopying(plan, carrier);
  return {
    messages: transport,
    connectTo: (app) => void transport.connectTo(app),
    start: () => {
      for (const subscription of subscriptions) subscription.start();
      copying?.start();
      carrier.startSending();
    },
    appended: (tx) => watch.appended(tx),
    hear: (producer) => {
      transport.wake(producer);
      copying?.wake(producer);
    },
    health: async () => [
      ...subscriptions.map(projectionHealth),
      consumerHealth(await transport.health()),
      ...(copying ? [{ ...consumerHealth(await copying.health()), name: 'copies' }] : []),
      ...(await carrier.health()),
    ],
    unheard: async () => {
      const consumers = await Promise.all([transport.health(), ...(copying ? [copying.health()] : [])]);
      return consumers.reduce((sum, consumer) => sum + underWay(consumer), await carrier.unsent());
    },
    close: async () => {
      await Promise.all([...subscriptions.map((subscription) => subscription.stop()), copying?.close()]);
      await carrier.close();
    },
  };
}

function subscriptionOf(
  projection: AnyProjection,
  { transactions, logger }: MessengerParts,
): Subscription<ServiceTransaction> {
  return new Subscription<ServiceTransaction>({
    subscriber: projection.name,
    transactions,
    handle: (events, { manager }) => applyProjection(projection, events, manager),
    onFailure: ({ error, tries }) =>
      logger.error({ projection: projection.name, tries, err: error }, 'a projection does not get on'),
  });
}

function projectionHealth(subscription: Subscription<ServiceTransaction>): HealthReport {
  const { subscriber, state, failure } = subscription.status();
  const name = `projection ${subscriber}`;
  const isFailing = state === 'failing';
  const measures = [
    { name: 'wenxiao_projection_failing', labels: { projection: subscriber }, value: Number(isFailing) },
  ] as const;
  if (!isFailing) return { name, figures: { state }, measures };
  return {
    name,
    measures,
    reason: `读模型未能更新，已重试 ${String(failure?.tries ?? 0)} 次 / the projection fails and is tried again`,
  };
}

/** Of what another instance takes in, that one tells; where nobody can tell, there may be something. */
function underWay({ sources, held }: ConsumerHealth): number {
  const lags = sources.map(({ state, lag_messages: lag }) => lag ?? (state.is === 'standby' ? 0 : 1));
  return lags.reduce((sum, lag) => sum + lag, held.missing + held.queued);
}

function measuresOf({ consumer, sources, held, overdueWaits, alarms }: ConsumerHealth): readonly Measure[] {
  return [
    ...sources.flatMap(({ source, state, lag_messages: lag, oldestRecordedAt }): Measure[] => {
      const labels = { consumer, source };
      return [
        ...(lag === undefined ? [] : [{ name: 'wenxiao_consumer_lag_messages' as const, labels, value: lag }]),
        { name: 'wenxiao_consumer_oldest_message_age_seconds', labels, value: ageOf(oldestRecordedAt) },
        { name: 'wenxiao_consumer_paused', labels, value: Number(state.is === 'paused') },
      ];
    }),
    ...Object.entries(held).map(([reason, value]): Measure => ({
      name: 'wenxiao_held_streams',
      labels: { consumer, reason },
      value,
    })),
    { name: 'wenxiao_overdue_waits', labels: { consumer }, value: overdueWaits },
    { name: 'wenxiao_alarms', labels: { consumer }, value: alarms.length },
  ];
}

/** An error that passes is one of some seconds; a source that pauses for longer wants looking at. */
const pauseToTell_ms = 5_000;

/** What does not come in, since when, and why. */
function pausesOf(sources: ConsumerHealth['sources']): readonly string[] {
  const since_max = new Date(Date.now() - pauseToTell_ms).toISOString();
  return sources.flatMap(({ source, state }) =>
    state.is === 'paused' && state.since < since_max
      ? [`${source} 自 ${state.since} 起收不到消息 / is not heard: ${state.reason ?? 'no reason given'}`]
      : [],
  );
}

function consumerHealth(health: ConsumerHealth): HealthReport {
  const { sources, held, overdueWaits, alarms } = health;
  const figures = { sources, held, overdueWaits, alarms };
  const parked = held.failed + held.diverged;
  const reasons = [
    ...pausesOf(sources),
    alarms.length > 0 && `${alarms.length} 处警报，请检查处理程序 / alarms: look for a defect in a handler`,
    parked > 0 && `${parked} 条流已搁置，须由人处置 / streams wait for a person: wenxiao messages parked`,
    overdueWaits > 0 && `${overdueWaits} 条流等待超过一天 / streams have waited for more than a day`,
  ].filter((reason) => reason !== false);
  const measures = measuresOf(health);
  return { name: 'messages', figures, measures, ...(reasons.length > 0 && { reason: reasons.join('; ') }) };
}
