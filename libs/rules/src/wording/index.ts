export { type Difference, differencesOf } from './differences.js';
export { type Statement, statementAt, statementsOf } from './statement.js';
