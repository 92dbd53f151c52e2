import pg from 'pg';
import { withSession } from './session.js';

const nobody = () => undefined;

/**
 * A pool whose connections may break at any moment. One that breaks before whoever asked for it has begun to listen would end the
 * process otherwise; so it is the next query that fails, by `isConnectionLoss`. Its sessions are those of {@link withSession}.
 */
export class DatabasePool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(withSession(config));
    this.on('connect', (client) => client.on('error', nobody));
    this.on('error', nobody);
  }
}

/** One connection, with the session of {@link withSession}. Whoever opens it ends it. */
export class DatabaseClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super(withSession(config));
  }
}
