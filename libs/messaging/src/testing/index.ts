export { eventually } from './eventually.js';
export { ledgerContracts } from './ledger-contracts.js';
export { Producer, type Entry } from './producer.js';
export {
  Consumers,
  freshStores,
  RelayProcess,
  type ConsumerProcess,
  type ConsumerUnderTest,
  type Stores,
  type TransportBench,
} from './transport-bench.js';
export type { RelayProcessOptions } from './relay-process.js';
export { serve, WorkerProcess } from './worker-process.js';
export { describeTransport } from './transport-suite.js';
export { deleteTopic, makeTopic, namesAtBroker, topicSettings, type TopicAt } from '../kafka/testing/broken-topics.js';
export { readTopic, type TopicRecord } from './read-topic.js';
