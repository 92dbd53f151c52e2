import { DatabasePool } from '@wenxiao/event-store';
import { kafkaBroker } from '../kafka/kafkajs-broker.js';
import type { Log } from '../log.js';
import { Relay } from '../relay/relay.js';
import { ledgerContracts } from './ledger-contracts.js';
import { optionsOf, serve } from './worker-process.js';

export type RelayProcessOptions = Readonly<{
  installation: string;
  service: string;
  /** The producer's own database. */
  url: string;
  brokers: string[];
  partitions?: number;
  generation?: number;
  lease_ms?: number;
  closeEvery_ms?: number;
  batchRows_max?: number;
}>;

/** A producer's relay, as a process. */
const { installation, service, url, brokers, ...options } = optionsOf<RelayProcessOptions>();
ledgerContracts(service);
const pool = new DatabasePool({ connectionString: url, max: 4, application_name: `relay ${service}` });
const log: Log = {
  log: (text) => process.stdout.write(`${text}\n`),
  warn: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stdout.write(`${text}\n`),
};
const broker = kafkaBroker({ brokers, installation, clientId: `relay-${service}`, session_ms: 6_000 }, log);
const relay = new Relay({
  partitions: 4,
  poll_ms: 50,
  lease_ms: 1_500,
  closeEvery_ms: 500,
  ...options,
  service,
  pool,
  broker,
  log,
});
relay.start();
serve({
  health: () => relay.health(),
  close: async () => {
    await relay.close();
    await broker.close();
    await pool.end();
  },
});
