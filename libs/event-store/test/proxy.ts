import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What the proxy does to the connections that carry a query. */
export type Cut = 'never' | 'before-the-query' | 'after-the-query' | 'before-the-answer';

/** A TCP proxy in front of PostgreSQL that loses connections at a chosen moment. */
export interface Proxy {
  /** The URL, by way of the proxy. */
  urlOf(url: string): string;
  /** How the next messages that `matches` are treated: as many as `times`; after that, nothing is cut. */
  cut(how: Cut, matches: RegExp, times: number): void;
  /** The server ends the next connection in the breath in which it says that it is ready. */
  endNextAsItOpens(): void;
  /** How many connections it has cut. */
  cuts(): number;
  close(): Promise<void>;
}

const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
/** An ErrorResponse, as PostgreSQL sends it to those whose connection an administrator ends. */
const terminated = (() => {
  const fields = Buffer.from(
    'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0',
    'latin1',
  );
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
})();

export async function openProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let plan = { how: 'never' as Cut, matches: /^$/, times: 0 };
  let cuts = 0;
  let endsAsItOpens = false;

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let holdsAnswer = false;
    const lose = () => {
      cuts += 1;
      client.resetAndDestroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
    client.on('data', (data) => {
      if (plan.times === 0 || !plan.matches.test(data.toString('latin1'))) {
        upstream.write(data);
        return;
      }
      plan.times -= 1;
      if (plan.how === 'before-the-query') {
        lose();
        return;
      }
      if (plan.how === 'before-the-answer') holdsAnswer = true;
      upstream.write(data, () => {
        if (plan.how === 'after-the-query') lose();
      });
    });
    upstream.on('data', (data) => {
      // The answer is here, so the server has done it; the client never learns.
      if (holdsAnswer) lose();
      else if (endsAsItOpens && data.includes(readyForQuery)) {
        endsAsItOpens = false;
        cuts += 1;
        client.end(Buffer.concat([data, terminated]));
      } else client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;

  return {
    urlOf(url) {
      const changed = new URL(url);
      changed.host = `127.0.0.1:${String(address.port)}`;
      return changed.href;
    },
    cut(how, matches, times) {
      plan = { how, matches, times };
    },
    endNextAsItOpens() {
      endsAsItOpens = true;
    },
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
