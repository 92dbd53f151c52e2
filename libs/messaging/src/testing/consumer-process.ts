import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import type { Actor } from '@wenxiao/domain';
import { DatabasePool, poolTransactions } from '@wenxiao/event-store';
import type { HandlerTransaction } from '../inbox/batch.js';
import type { InboxSettings } from '../inbox/inbox-settings.js';
import { KafkaTransport } from '../kafka/kafka-transport.js';
import { kafkaBroker } from '../kafka/kafkajs-broker.js';
import type { Log } from '../log.js';
import type { StreamKey } from '../message.js';
import { Hears } from '../nest/hears.js';
import type { MessageContext } from '../nest/message-context.js';
import type { MessageServer } from '../nest/message-server.js';
import { PostgresTransport } from '../postgres/postgres-transport.js';
import { leaveEffect } from './effects.js';
import { ledgerContracts } from './ledger-contracts.js';
import { optionsOf, serve } from './worker-process.js';

export type ConsumerProcessOptions = Readonly<{
  installation: string;
  /** The producer, by whose name its contracts are. */
  service: string;
  consumer: string;
  /** Tells the instances of a consumer apart. */
  instance: string;
  /** The consumer's own database. */
  url: string;
  /** Listens to the second kind of stream, too. */
  pages?: boolean;
  settings?: InboxSettings;
  source: Readonly<
    | { kind: 'postgres'; producerUrl: string; lease_ms?: number }
    | { kind: 'kafka'; brokers: string[]; session_ms?: number }
  >;
}>;

/** A service that does nothing but listen, as a process. */
async function main(): Promise<void> {
  const options = optionsOf<ConsumerProcessOptions>();
  const { installation, service, consumer, instance, url, settings = {}, source } = options;
  const pool = new DatabasePool({ connectionString: url, max: 8, application_name: `consumer ${instance}` });
  const outside = new DatabasePool({ connectionString: url, max: 2, application_name: `faults ${instance}` });
  const log: Log = {
    log: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stdout.write(`${text}\n`),
    error: (text) => process.stdout.write(`${text}\n`),
  };
  const { EntryMade, PageTurned } = ledgerContracts(service);
  const effect = (context: MessageContext) => leaveEffect(outside, context.tx.sql, consumer, context.message, instance);

  @Controller()
  class OnEntries {
    @Hears(EntryMade)
    async onEntry(@Payload() _: object, @Ctx() context: MessageContext): Promise<void> {
      await effect(context);
    }
  }
  @Controller()
  class OnPages {
    @Hears(PageTurned)
    async onPage(@Payload() _: object, @Ctx() context: MessageContext): Promise<void> {
      await effect(context);
    }
  }
  @Module({ controllers: options.pages === true ? [OnEntries, OnPages] : [OnEntries] })
  class ConsumerModule {}

  const common = { consumer, transactions: poolTransactions(pool), settings, log };
  const broker =
    source.kind === 'kafka'
      ? kafkaBroker(
          { brokers: source.brokers, installation, clientId: consumer, session_ms: source.session_ms ?? 6_000 },
          log,
        )
      : undefined;
  const transport: MessageServer<HandlerTransaction> =
    source.kind === 'postgres'
      ? new PostgresTransport({
          ...common,
          installation,
          producers: { [service]: source.producerUrl },
          poll_ms: 50,
          lease_ms: source.lease_ms ?? 1_500,
        })
      : new KafkaTransport({ ...common, broker: broker! });
  const app = await NestFactory.createMicroservice(ConsumerModule, { strategy: transport, logger: false });
  transport.prepare(app);
  await app.listen();
  serve({
    health: () => transport.health(),
    held: () => transport.held(),
    parked: () => transport.parked(),
    redrive: (key: StreamKey, by: Actor, reason: string) => transport.redrive(key, by, reason),
    dismiss: (key: StreamKey, by: Actor, reason: string) => transport.dismiss(key, by, reason),
    close: async () => {
      await app.close();
      await broker?.close();
      await Promise.all([pool.end(), outside.end()]);
    },
  });
}

await main();
