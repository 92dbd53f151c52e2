export { randomFrom, recordYear, targetIds } from './county-year.js';
export { tenant, testStore, type TestStore } from './stores.js';
