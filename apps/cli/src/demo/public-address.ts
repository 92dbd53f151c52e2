import { setTimeout as sleep } from 'node:timers/promises';
import { exchange, isLostConnection, openSession, Refused, type Session } from '../public-api.js';
import { demoId } from './demo-id.js';
import type { Answer, CommandOptions, Person } from './person.js';

/** The product's one public address, as a browser would use it. */
export class PublicAddress {
  constructor(private readonly url: string) {}

  /** @throws {Refused} */
  async signIn(accountName: string, password: string): Promise<Person> {
    return new SignedIn(this.url, await openSession(this.url, accountName, password));
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
    const session = await openSession(this.url, accountName, currentPassword);
    await exchange(this.url, '/api/session/password', {
      method: 'POST',
      as: session,
      body: { currentPassword, newPassword },
    });
    return this.signIn(accountName, newPassword);
  }

  /** What a service's business clock shows (UTC instant). */
  async clockOf(service: string): Promise<string> {
    const { body } = await exchange(this.url, `/api/${service}/clock`, { method: 'GET' });
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

  async create(path: string, body: object): Promise<string> {
    return ((await this.command(path, body, {})) as { id: string }).id;
  }

  async get<Body extends object>(path: string): Promise<Body> {
    return (await exchange(this.url, path, { method: 'GET', as: this.session })).body as Body;
  }

  async find<Body extends object>(path: string): Promise<Body | undefined> {
    try {
      return await this.get<Body>(path);
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Tries again where the product says that it helps: the command id makes that safe. */
  private async command(path: string, body: object, options: CommandOptions): Promise<unknown> {
    const { ifMatch, demoFigures, commandId = demoId(path, JSON.stringify(body)) } = options;
    const headers = {
      'idempotency-key': commandId,
      ...(ifMatch !== undefined && { 'if-match': `"${String(ifMatch)}"` }),
      ...(demoFigures && demoFigures.length > 0 && { 'wenxiao-demo-figures': demoFigures.join(',') }),
    };
    for (let tries = 1; ; tries++) {
      try {
        return (await exchange(this.url, path, { method: 'POST', as: this.session, body, headers })).body;
      } catch (error) {
        const again = error instanceof Refused ? error.status === 503 : isLostConnection(error);
        if (!again || tries === 20) throw error;
        await sleep(100 * tries);
      }
    }
  }
}
