import pg from 'pg';

const nobody = () => undefined;

/**
 * A pool whose connections may break at any moment. One that breaks before whoever asked for it has begun to listen would end the
 * process otherwise; so it is the next query that fails, by `isConnectionLoss`.
 */
export class DatabasePool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    this.on('connect', (client) => client.on('error', nobody));
    this.on('error', nobody);
  }
}
