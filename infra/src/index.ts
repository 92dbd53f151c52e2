export { InfraError, type InfraErrorCode } from './infra-error.js';
export { consoleLog, type Log, type Message } from './message.js';
export { ensureDatabase } from './postgres/ensure-database.js';
export { removePostgres, startPostgres, type PostgresOptions, type PostgresServer } from './postgres/server.js';
export { kafkaAvailable, type Availability } from './kafka/availability.js';
export { startKafka, type KafkaBroker, type KafkaOptions } from './kafka/broker.js';
