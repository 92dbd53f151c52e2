import type { Message } from '../message.js';
import { type EndingServer, keepRunning, type KeptServer } from './keep-running.js';

/** A server that ends when it is told to. */
class Server implements EndingServer {
  private end: () => void = () => undefined;
  readonly exited = new Promise<void>((resolve) => (this.end = resolve));
  stopped = false;

  constructor(
    readonly number: number,
    readonly took: Server | undefined,
  ) {}

  die(): void {
    this.end();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.end();
    await this.exited;
  }
}

const soon = { first_ms: 1, max_ms: 4 };
let said: Message[];
let started: Server[];
let kept: KeptServer<Server> | undefined;
beforeEach(() => {
  said = [];
  started = [];
});
afterEach(() => kept?.stop());

async function keep(start = async (ended: Server | undefined) => new Server(started.length + 1, ended), waits = soon) {
  const options = { name: 'Kafka', ...waits, log: (message: Message) => said.push(message) };
  kept = await keepRunning<Server>({
    ...options,
    start: async (ended) => {
      const server = await start(ended);
      started.push(server);
      return server;
    },
  });
  return kept;
}

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('a server that others cannot do without', () => {
  it('is started again in the place of the one that has ended, as often as it takes', async () => {
    const running = await keep();
    started[0]!.die();
    await until(() => started.length === 2);
    started[1]!.die();
    await until(() => started.length === 3);
    expect(started.map(({ took }) => took?.number)).toEqual([undefined, 1, 2]);
    expect(running.server).toBe(started[2]);
    const once = ['Kafka has ended and is started again.', 'Kafka is back.'];
    expect(said.map(({ en }) => en)).toEqual([...once, ...once]);
  });

  it('is tried again when it cannot be started, and what hinders it is told', async () => {
    let tries = 0;
    await keep(async (ended) => {
      tries += 1;
      if (tries === 2 || tries === 3) throw new Error('the port is taken');
      return new Server(tries, ended);
    });
    started[0]!.die();
    await until(() => started.length === 2);
    expect(tries).toBe(4);
    expect(said.map(({ en }) => en)).toEqual([
      'Kafka has ended and is started again.',
      'Kafka could not be started again: Error: the port is taken',
      'Kafka could not be started again: Error: the port is taken',
      'Kafka is back.',
    ]);
  });

  it('fails the caller where it cannot be started at all', async () => {
    const attempt = keep(async () => {
      throw new Error('no Java');
    });
    await expect(attempt).rejects.toThrow('no Java');
  });

  it('is not started again once it is stopped', async () => {
    const running = await keep();
    await running.stop();
    await running.stop();
    expect([started.length, started[0]!.stopped, said]).toEqual([1, true, []]);
  });

  it('is not started when it is stopped during the wait', async () => {
    const running = await keep(undefined, { first_ms: 60_000, max_ms: 60_000 });
    started[0]!.die();
    await until(() => said.length === 1);
    await running.stop();
    expect(started.length).toBe(1);
  });

  it('is stopped when it comes up after it was to stop', async () => {
    let comeUp: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (comeUp = resolve));
    let starts = 0;
    const running = await keep(async (ended) => {
      starts += 1;
      if (ended) await slow;
      return new Server(starts, ended);
    });
    started[0]!.die();
    await until(() => starts === 2);
    const stopped = running.stop();
    comeUp();
    await stopped;
    expect(started.map((server) => server.stopped)).toEqual([true, true]);
  });
});
