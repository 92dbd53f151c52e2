export { InfraError, type InfraErrorCode } from './infra-error.js';
export { type Log, type Message } from './message.js';
export { ensureDatabase } from './postgres/ensure-database.js';
export { removePostgres, startPostgres, type PostgresOptions, type PostgresServer } from './postgres/server.js';
export { kafkaAvailable, type Availability } from './kafka/availability.js';
export { startKafka, type KafkaBroker, type KafkaOptions } from './kafka/broker.js';
export { type ProcessSpec, type Readiness, type RestartPolicy } from './supervisor/process-spec.js';
export { type ProcessState, type ProcessStatus } from './supervisor/supervised-process.js';
export { startProcesses, type Supervisor, type SupervisorOptions } from './supervisor/supervisor.js';
