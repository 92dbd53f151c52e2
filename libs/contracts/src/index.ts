export {
  contract,
  contracts,
  contractType,
  ContractViolation,
  fieldsOf,
  historyTopicOf,
  readContract,
  termsOf,
  topicOf,
  writeContract,
  type ContractTerms,
  type ContractType,
  type MessageOf,
  type Published,
} from './contract.js';
export type { RulesOfDecision } from './rules-of-decision.js';
export * from './directory/business-clock-advanced.v1.js';
export * from './directory/exchange-mapping-changed.v1.js';
export * from './directory/governing.v1.js';
export * from './directory/organisation.v1.js';
export * from './directory/person.v1.js';
export * from './directory/rule-set-adopted.v1.js';
export * from './directory/silence-settled.v1.js';
export * from './targets/budget-timetable-changed.v1.js';
export * from './targets/budget-year-closed.v1.js';
export * from './targets/earlier-year-changed.v1.js';
export * from './targets/final-accounts-changed.v1.js';
export * from './targets/performance-target.v1.js';
export * from './targets/subject-changed.v1.js';
export * from './monitoring/corrective-measure-decided.v1.js';
export * from './monitoring/execution-changed.v1.js';
export * from './monitoring/found.v1.js';
export * from './monitoring/parties-named.v1.js';
export * from './monitoring/register-entry-asked.v1.js';
export * from './monitoring/warning.v1.js';
export * from './evaluation/evaluation.v1.js';
export * from './evidence/file-changed.v1.js';
export * from './accountability/disclosure-changed.v1.js';
export * from './accountability/disposal-decided.v1.js';
export * from './accountability/rectification-changed.v1.js';
export * from './accountability/register-entry-changed.v1.js';
export * from './accountability/result.v1.js';
