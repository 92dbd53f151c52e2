// Reading a rule set as it was written.
export { type Flaw, frozen, type Reading } from './flaw.js';
export { parsedJson, readJson, readRuleSet, readRuleSetJson } from './read-rule-set.js';
