export { type Difference, differencesOf } from './differences.js';
export { figureTerms } from './vocabulary-terms.js';
export { type Statement, statementsBy, statementsOf } from './statement.js';
