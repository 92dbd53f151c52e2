import { setTimeout as sleep } from 'node:timers/promises';
import { demoId } from './demo-id.js';
import { type Answer, type CommandOptions, type Person, Refused } from './person.js';

/** Who is signed in: a cookie, and the token that goes with every change. */
type Session = { cookie: string; csrfToken: string; personId: string; roles: readonly string[] };

/** The product's one public address, as a browser would use it. */
export class PublicAddress {
  constructor(private readonly url: string) {}

  /** @throws {Refused} */
  async signIn(accountName: string, password: string): Promise<Person> {
    return new SignedIn(this.url, await this.openSession(accountName, password));
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
    const session = await this.openSession(accountName, currentPassword);
    await exchange(this.url, '/api/session/password', {
      method: 'POST',
      session,
      body: { currentPassword, newPassword },
    });
    return this.signIn(accountName, newPassword);
  }

  /** What a service's business clock shows (UTC instant). */
  async clockOf(service: string): Promise<string> {
    const { body } = await exchange(this.url, `/api/${service}/clock`, { method: 'GET' });
    return (body as { now: string }).now;
  }

  private async openSession(accountName: string, password: string): Promise<Session> {
    const { body, cookie } = await exchange(this.url, '/api/session', {
      method: 'POST',
      body: { accountName, password },
    });
    const { csrfToken, account } = body as {
      csrfToken: string;
      account: { personId: string; grants: { role: string }[] };
    };
    const roles = account.grants.map(({ role }) => role);
    return { cookie, csrfToken, personId: account.personId, roles };
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
    return (await exchange(this.url, path, { method: 'GET', session: this.session })).body as Body;
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
        return (await exchange(this.url, path, { method: 'POST', session: this.session, body, headers })).body;
      } catch (error) {
        const again = error instanceof Refused ? error.status === 503 : isLostConnection(error);
        if (!again || tries === 20) throw error;
        await sleep(100 * tries);
      }
    }
  }
}

type Request = Readonly<{
  method: 'GET' | 'POST';
  session?: Session;
  body?: object;
  headers?: Readonly<Record<string, string>>;
}>;

async function exchange(url: string, path: string, request: Request): Promise<{ body: unknown; cookie: string }> {
  const { method, session, body } = request;
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...request.headers,
      ...(body && { 'content-type': 'application/json' }),
      ...(session && { cookie: session.cookie }),
      ...(session && method !== 'GET' && { 'x-csrf-token': session.csrfToken }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) {
    const { code = 'unknown', zh = text } = (parsed ?? {}) as { code?: string; zh?: string };
    throw new Refused(response.status, code, zh, parsed as Record<string, unknown>);
  }
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ');
  return { body: parsed, cookie };
}

function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}
