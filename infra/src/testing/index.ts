export { freshDatabase, type FreshDatabase } from './fresh-database.js';
export { openTestRun, type TestRun } from './test-run.js';
