export {
  Contract,
  contracts,
  contractType,
  ContractViolation,
  historyTopicOf,
  readContract,
  termsOf,
  topicOf,
  writeContract,
  type ContractTerms,
} from './contract.js';
export * from './directory/business-clock-advanced.v1.js';
export * from './directory/organisation-registered.v1.js';
export * from './directory/rule-set-adopted.v1.js';
export * from './directory/rule-set-published.v1.js';
