export { describeUnless } from './describe-unless.js';
export { freshDatabase, requirePostgres, type FreshDatabase, type TestPostgres } from './fresh-database.js';
export { freshHome } from './fresh-home.js';
export { describeWithKafka, requireKafka, type TestKafka } from './kafka.js';
export { copyOfSharedHome } from './shared-home.js';
export { openTestRun, type TestRun, type TestServer } from './test-run.js';
