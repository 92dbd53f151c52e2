export { randomFrom, recordYear, targetIds } from './county-year.js';
export { takeNameOf, testStores, type TestStore } from './stores.js';
