import {
  type ClosedSource,
  type ConsumerOptions,
  kafkaBroker,
  KafkaTransport,
  type MessageServer,
  PostgresTransport,
  Relay,
} from '@wenxiao/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { governingTopic, keepClosed } from '../directory/governing-copy.js';
import type { HealthReport } from '../http/health.js';
import { ageOf } from '../metrics/measure.js';
import { NestLogger } from './logger.js';
import { kafkaSettings, type ServiceSettings } from './config.js';
import type { ServiceTransaction } from './read-models.js';
import { SettingsError } from './settings.js';

/** In a demo days pass at once, and whoever acts on a new one waits until the one before is closed. */
const demoCloseEvery_ms = 250;

/** What carries messages: in through the transport, and with Kafka out through a relay. */
export type Carrier = Readonly<{
  transport: MessageServer<ServiceTransaction>;
  /** Carries messages to another consumer of the service, with progress of its own. Whoever opens it closes it. */
  open(consumer: string): MessageServer<ServiceTransaction>;
  startSending(): void;
  /** This service has appended. */
  wake(): void;
  health(): Promise<HealthReport[]>;
  /** How many events of this service are not sent yet. */
  unsent(): Promise<number>;
  /** After the transport, which Nest closes with the application. */
  close(): Promise<void>;
}>;

export type CarrierParts = Readonly<{
  transactions: ConsumerOptions<ServiceTransaction>['transactions'];
  /** The service's own database. */
  pool: Pool;
  logger: Logger;
}>;

/** @throws {SettingsError} where messages shall travel by Kafka and nobody says where it is. */
export function openCarrier(service: string, settings: ServiceSettings, parts: CarrierParts): Carrier {
  const { transactions, pool, logger } = parts;
  const { installation } = settings;
  const log = new NestLogger(logger);
  switch (settings.transport) {
    case 'postgres':
      // Consumers read what was published where it is stored: there is nothing to send.
      return carrierOf({
        open: (consumer) =>
          new PostgresTransport({
            consumer,
            transactions,
            log,
            installation,
            producers: settings.feeds,
            ...closingOf(consumer),
          }),
        startSending: () => undefined,
        wake: () => undefined,
        health: async () => [],
        unsent: async () => 0,
        close: async () => undefined,
      });
    case 'kafka': {
      const { brokers, replicas, partitions, generation, takeover_ms } = kafkaOf(settings);
      const connection = { brokers, installation, clientId: service, replicas, session_ms: takeover_ms };
      const broker = kafkaBroker(connection, log);
      const closedTopics = service === 'directory' ? [governingTopic] : [];
      const relay = new Relay({
        service,
        pool,
        broker,
        partitions,
        generation,
        lease_ms: takeover_ms,
        log,
        closedTopics,
      });
      return carrierOf({
        open: (consumer) => new KafkaTransport({ consumer, transactions, log, broker, ...closingOf(consumer) }),
        startSending: () => relay.start(),
        wake: () => relay.wake(),
        health: async () => [await relayHealth(relay)],
        unsent: async () => (await relay.health()).lag_events,
        close: async () => {
          await relay.close();
          await broker.close();
        },
      });
    }
  }

  /** The service's own consumer keeps the copy of what governs; others of the service read it. */
  function closingOf(consumer: string) {
    if (consumer !== service) return {};
    const onClosed = (closed: ClosedSource) => keepClosed(pool, consumer, closed);
    return { closing: { topic: governingTopic, onClosed, ...(settings.demo && { every_ms: demoCloseEvery_ms }) } };
  }

  function carrierOf(parts: Omit<Carrier, 'transport'>): Carrier {
    return { ...parts, transport: parts.open(service) };
  }
}

function kafkaOf(settings: ServiceSettings) {
  if (settings.kafkaBrokers.length === 0)
    throw new SettingsError(['KAFKA_BROKERS 未设置 / is not set: TRANSPORT=kafka']);
  const { kafkaReplicas, kafkaPartitions, kafkaGeneration, kafkaTakeoverSeconds } = kafkaSettings;
  return {
    brokers: settings.kafkaBrokers,
    replicas: settings.kafkaReplicas ?? kafkaReplicas.fallback,
    partitions: settings.kafkaPartitions ?? kafkaPartitions.fallback,
    generation: settings.kafkaGeneration ?? kafkaGeneration.fallback,
    takeover_ms: (settings.kafkaTakeoverSeconds ?? kafkaTakeoverSeconds.fallback) * 1000,
  };
}

/** A relay that does not get on is no reason to turn requests away: what is appended is kept, and sent later. */
async function relayHealth(relay: Relay): Promise<HealthReport> {
  const name = 'relay';
  try {
    const { state, lag_events, oldestRecordedAt } = await relay.health();
    const figures = { state, lag_events, oldestRecordedAt };
    const measures = [
      { name: 'wenxiao_relay_lag_events', value: lag_events },
      { name: 'wenxiao_relay_oldest_event_age_seconds', value: ageOf(oldestRecordedAt) },
    ] as const;
    if (state.is !== 'paused') return { name, figures, measures };
    const reason = `事件暂未送出，稍后续送 / events are not sent for the time being: ${state.reason ?? 'no reason given'}`;
    return { name, reason, figures, measures };
  } catch {
    return { name, reason: '无法得知发送进度 / how far the relay is cannot be told' };
  }
}
