import type { INestApplication } from '@nestjs/common';
import { Subscription } from '@wenxiao/event-store';
import { type ConsumerHealth, PostgresTransport } from '@wenxiao/messaging';
import type { Logger } from 'pino';
import type { HealthReport } from '../http/health.controller.js';
import type { Messages } from '../operations/held-messages.js';
import { NestLogger } from './logger.js';
import { type AnyProjection, applyProjection } from './projection.js';
import type { serviceTransactions, ServiceTransaction } from './read-models.js';
import type { ServicePlan } from './service-plan.js';
import type { ServiceSettings } from './config.js';

/** What runs beside a service's HTTP: its projections, what it hears, and (with Kafka) what it sends. */
export type Messengers = Readonly<{
  /** Before the application listens: handlers hear through the transport. */
  connectTo(app: INestApplication): void;
  start(): void;
  /** After an append of this process: there is something to read. */
  wake(): void;
  health(): Promise<HealthReport[]>;
  /** What people may do about messages that this service could not take in. */
  messages: Messages;
  close(): Promise<void>;
}>;

export type MessengerParts = Readonly<{ transactions: ReturnType<typeof serviceTransactions>; logger: Logger }>;

export function openMessengers(plan: ServicePlan, settings: ServiceSettings, parts: MessengerParts): Messengers {
  const { transactions, logger } = parts;
  const subscriptions = plan.projections.map((projection) => subscriptionOf(projection, parts));
  const transport = new PostgresTransport<ServiceTransaction>({
    consumer: plan.name,
    transactions,
    log: new NestLogger(logger),
    producers: settings.feeds,
  });
  return {
    messages: transport,
    connectTo: (app) => void transport.connectTo(app),
    start: () => {
      for (const subscription of subscriptions) subscription.start();
    },
    wake: () => {
      for (const subscription of subscriptions) subscription.wake();
    },
    health: async () => [...subscriptions.map(projectionHealth), consumerHealth(await transport.health())],
    close: async () => {
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
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
  if (state !== 'failing') return { name, ready: true, figures: { state } };
  return {
    name,
    ready: false,
    reason: `读模型未能更新，已重试 ${String(failure?.tries ?? 0)} 次 / the projection fails and is tried again`,
  };
}

function consumerHealth({ stopped, sources, held }: ConsumerHealth): HealthReport {
  const figures = { sources, held };
  const parked = held.failed + held.diverged;
  if (!stopped) {
    if (parked === 0) return { name: 'messages', ready: true, figures };
    const reason = `${parked} 条流已搁置，须由人处置 / streams wait for a person: wenxiao messages parked`;
    return { name: 'messages', ready: true, reason, figures };
  }
  return {
    name: 'messages',
    ready: false,
    reason: `消息处理已停止 / the consumer is stopped since ${stopped.since}: ${stopped.reason}`,
    figures,
  };
}
