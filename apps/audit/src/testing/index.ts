export { randomFrom, recordYear, targetIds } from './county-year.js';
export { testStore, type TestStore } from './stores.js';
