import pg from 'pg';

type Query = (this: pg.Client, ...asked: unknown[]) => unknown;

/** Counts what this process sends to one database: each statement is a way there and back. */
export class StatementCount {
  private database: string | undefined;
  private sent = 0;

  constructor() {
    const kind = pg.Client.prototype as unknown as { query: Query };
    const { query } = kind;
    const note = (client: pg.Client) => {
      if (client.database === this.database) this.sent += 1;
    };
    kind.query = function (this: pg.Client, ...asked) {
      note(this);
      return query.apply(this, asked);
    };
  }

  /** @param url of the database */
  start(url: string): void {
    this.database = decodeURIComponent(new URL(url).pathname.slice(1));
    this.sent = 0;
  }

  /** @returns how many statements were sent since the start. */
  stop(): number {
    this.database = undefined;
    return this.sent;
  }
}
