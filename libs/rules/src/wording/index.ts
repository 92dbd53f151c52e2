export { type Difference, differencesOf } from './differences.js';
export { type Statement, statementsBy, statementsOf } from './statement.js';
