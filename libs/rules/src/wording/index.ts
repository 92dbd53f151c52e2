export { type Difference, differencesOf } from './differences.js';
export { type CodeNames, codeNames } from './names.js';
export { codeTerms } from './codes.js';
export { ruleSetSchema, schemaOfPart, type SchemaPart, schemaParts } from './rule-schema.js';
export { type Statement, statementsBy, statementsOf } from './statement.js';
export { eventTerms, figureTerms, objectTerms } from './vocabulary-terms.js';
