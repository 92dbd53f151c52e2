export { type Difference, differencesOf } from './differences.js';
export { type CodeNames, codeNames } from './names.js';
export { type Statement, statementsBy, statementsOf } from './statement.js';
export { figureTerms } from './vocabulary-terms.js';
