interface Client {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/**
 * A client of kafkajs that is connected when it is first used, and thrown away when a call fails: it may have lost its connection, or
 * remember a topic that is gone, and refuse everything on account of it.
 */
export class Connected<Kind extends Client> {
  private client: Promise<Kind> | undefined;

  constructor(private readonly make: () => Kind) {}

  async use<Result>(work: (client: Kind) => Promise<Result>): Promise<Result> {
    const opening = (this.client ??= this.open());
    try {
      return await work(await opening);
    } catch (error) {
      if (this.client === opening) this.client = undefined;
      void opening.then((client) => client.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    // A client that never connected has nothing to end.
    await client?.then(
      (open) => open.disconnect(),
      () => undefined,
    );
  }

  private async open(): Promise<Kind> {
    const client = this.make();
    await client.connect();
    return client;
  }
}
