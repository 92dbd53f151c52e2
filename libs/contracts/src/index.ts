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
