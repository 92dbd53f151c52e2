import { connectByUrlAlone } from './connect-by-url-alone.js';

it('nothing of a shell’s own PostgreSQL settings reaches a connection of ours', () => {
  const environment = {
    PGOPTIONS: '-c default_transaction_isolation=serializable',
    PGSSLMODE: 'require',
    PGDATABASE: 'other',
    PATH: '/bin',
    POSTGRES_URL: 'postgres://a/b',
  };
  connectByUrlAlone(environment);
  expect(environment).toEqual({ PATH: '/bin', POSTGRES_URL: 'postgres://a/b' });
});
