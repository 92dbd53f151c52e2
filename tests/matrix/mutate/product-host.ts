import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Progress } from '@wenxiao/cli/demo';
import { type RunningStandalone, startStandalone } from '@wenxiao/standalone';

type Settings = Parameters<typeof startStandalone>[0];

const silent = new Progress({ isTTY: false, write: () => true });

/**
 * Starts products for tests that run in other processes, each an installation of its own: what a product is made of is loaded once, and
 * not for each mutant again. `POST /start` with the settings answers with where it is, `POST /close` with that address stops it,
 * `POST /close-all` what tests have left behind.
 */
export class ProductHost {
  private readonly running = new Map<string, RunningStandalone>();
  private readonly server: Server = createServer((request, response) => {
    this.answer(request)
      .then((body) => response.end(JSON.stringify(body)))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  /** @returns the address that `startStandalone` asks in the tests’ processes */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** With whatever a test has not stopped itself. */
  async close(): Promise<void> {
    await this.stopAll();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async stopAll(): Promise<void> {
    const left = [...this.running.values()];
    this.running.clear();
    await Promise.allSettled(left.map((each) => each.close()));
  }

  private async answer(request: IncomingMessage): Promise<object> {
    if (request.url === '/close-all') {
      await this.stopAll();
      return {};
    }
    const body = await bodyOf(request);
    if (request.url === '/start') {
      const started = await startStandalone(body as Settings, silent);
      this.running.set(started.url, started);
      return { url: started.url, services: started.services };
    }
    const { url } = body as { url: string };
    const stopped = this.running.get(url);
    this.running.delete(url);
    await stopped?.close();
    return {};
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
