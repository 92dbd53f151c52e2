export { randomFrom, recordYear, targetIds } from './county-year.js';
export { testStores, type TestStore } from './stores.js';
