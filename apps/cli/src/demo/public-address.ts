import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, isLostConnection, openSession, Refused, type Session } from '../public-api.js';
import { demoKey } from './demo-key.js';
import type { Answer, CommandOptions, Person } from './person.js';

/** For how long an instance may be away, or one service not have heard of what another has made. */
export const patience_ms = 180_000;
const pause_ms = { first: 50, max: 1_000 };

/** What passes by itself: no answer, or the product says so. */
function passes(error: unknown): boolean {
  return error instanceof Refused ? error.status === 503 : isLostConnection(error);
}

/** What was made a moment ago may not be known to another service yet. */
function isNotYetKnown(error: unknown): boolean {
  return error instanceof Refused && (error.status === 404 || error.code === 'unknown-organisation');
}

const isRefusedSignIn = (error: unknown): boolean => error instanceof Refused && error.status === 401;

const passesOrIsNotYetKnown = (error: unknown): boolean => passes(error) || isNotYetKnown(error);

/** How a command is sent, and what of its refusals is waited for. */
type Asking = Readonly<{ method: 'POST' | 'PUT'; again: (error: unknown) => boolean }>;

/** Asks until it is answered; every command carries its id, which makes asking again safe. */
async function patiently<Result>(ask: () => Promise<Result>, again: (error: unknown) => boolean): Promise<Result> {
  const end = performance.now() + patience_ms;
  for (let wait_ms = pause_ms.first; ; wait_ms = Math.min(2 * wait_ms, pause_ms.max)) {
    try {
      return await ask();
    } catch (error) {
      if (!again(error) || performance.now() > end) throw error;
      await sleep(wait_ms);
    }
  }
}

/** The product's one public address, as a browser would use it. Answers that pass by themselves are waited for. */
export class PublicAddress {
  constructor(private readonly url: string) {}

  /** @throws {Refused} */
  async signIn(accountName: string, password: string): Promise<Person> {
    return new SignedIn(this.url, await patiently(() => openSession(this.url, accountName, password), passes));
  }

  /** As {@link signIn}; undefined where account or password are not known, or where the first password was not replaced yet. */
  async trySignIn(accountName: string, password: string): Promise<Person | undefined> {
    try {
      return await this.signIn(accountName, password);
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return undefined;
      throw error;
    }
  }

  /** Replaces the password that an administrator gave. */
  async replacePassword(accountName: string, currentPassword: string, newPassword: string): Promise<Person> {
    let tries = 0;
    return patiently(
      async () => {
        tries += 1;
        // Of a request that was not answered nobody knows whether it was carried out.
        const replaced = tries === 1 ? undefined : await this.trySignIn(accountName, newPassword);
        if (replaced) return replaced;
        const session = await openSession(this.url, accountName, currentPassword);
        const body = { currentPassword, newPassword };
        await exchange(this.url, '/api/session/password', { method: 'POST', as: session, body });
        return this.signIn(accountName, newPassword);
        // It may have been carried out since it was looked whether it was.
      },
      (error) => passes(error) || (tries > 1 && isRefusedSignIn(error)),
    );
  }

  /** What a service's business clock shows (UTC instant). */
  async clockOf(service: string): Promise<string> {
    const { body } = await patiently(() => exchange(this.url, `/api/${service}/clock`, { method: 'GET' }), passes);
    return (body as { now: string }).now;
  }
}

class SignedIn implements Person {
  constructor(
    private readonly url: string,
    private readonly session: Session,
  ) {}

  get personId(): string {
    return this.session.personId;
  }

  get roles(): readonly string[] {
    return this.session.roles;
  }

  async post(path: string, body: object, options: CommandOptions = {}): Promise<Answer> {
    return (await this.command(path, body, options)) as Answer;
  }

  async put(path: string, body: object, options: CommandOptions = {}): Promise<Answer> {
    return (await this.command(path, body, options, { method: 'PUT' })) as Answer;
  }

  async tryPost(path: string, body: object, options: CommandOptions = {}): Promise<Answer | Refused> {
    try {
      return (await this.command(path, body, options, { again: passes })) as Answer;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  async createPerson(path: string, body: object): Promise<string> {
    return ((await this.command(path, body, {})) as { personId: string }).personId;
  }

  async get<Body extends object>(path: string): Promise<Body> {
    const get = { method: 'GET', as: this.session } as const;
    return (await patiently(() => exchange(this.url, path, get), passes)).body as Body;
  }

  async find<Body extends object>(path: string): Promise<Body | undefined> {
    try {
      return await this.get<Body>(path);
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return undefined;
      throw error;
    }
  }

  private async command(
    path: string,
    body: object,
    options: CommandOptions,
    { method = 'POST', again = passesOrIsNotYetKnown }: Partial<Asking> = {},
  ): Promise<unknown> {
    const { ifMatch, demoFigures, key = demoKey(path, JSON.stringify(body)) } = options;
    const headers = {
      'idempotency-key': key,
      ...(ifMatch !== undefined && { 'if-match': `"${String(ifMatch)}"` }),
      ...(demoFigures && demoFigures.length > 0 && { 'wenxiao-demo-figures': demoFigures.join(',') }),
    };
    const command = { method, as: this.session, body, headers } as const;
    return (await patiently(() => exchange(this.url, path, command), again)).body;
  }
}
