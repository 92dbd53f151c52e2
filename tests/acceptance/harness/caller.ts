import { v7 } from 'uuid';

/** What came back, as it came. `body` is the parsed JSON; an empty object where there was none. */
export type Answer<Body extends object = Readonly<Record<string, unknown>>> = Readonly<{
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}>;

export type Call = Readonly<{
  method?: string;
  /** Sent as JSON; `text` where it shall be no JSON. */
  body?: unknown;
  text?: string | Uint8Array;
  /** The version that the person has read; no header where it is `null`. */
  ifMatch?: number | string | null;
  /** The Idempotency-Key; a new one for every change unless given, none where it is `null`. */
  key?: string | null;
  /** Figures in it that were entered for the demo's sake. */
  demoFigures?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}>;

/** How a request says who it is. */
type Credential = Readonly<Record<string, string>>;

/** Somebody at the public address, or nobody. Answers come as they are: a refusal is not thrown. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly credential: () => Promise<Credential>,
  ) {}

  /** Somebody who says nothing of themselves. */
  static nobody(url: string): Caller {
    return new Caller(url, async () => ({}));
  }

  /** A program: by API token, or by whatever it takes for one. */
  static withToken(url: string, token: string): Caller {
    return new Caller(url, async () => ({ authorization: `Bearer ${token}` }));
  }

  /** A browser; signed in at the first request. */
  static signingIn(url: string, accountName: string, password: string): Caller {
    let session: Promise<Credential> | undefined;
    return new Caller(url, () => (session ??= signIn(url, accountName, password)));
  }

  /** A browser that is signed in now. */
  static async signedIn(url: string, accountName: string, password: string): Promise<Caller> {
    const session = await signIn(url, accountName, password);
    return new Caller(url, async () => session);
  }

  /** The same person, whose requests carry other headers. */
  withHeaders(headers: Readonly<Record<string, string>>): Caller {
    return new Caller(this.url, async () => ({ ...(await this.credential()), ...headers }));
  }

  get<Body extends object>(path: string, headers: Call['headers'] = {}): Promise<Answer<Body>> {
    return this.call(path, { headers });
  }

  post<Body extends object>(path: string, body: unknown, call: Call = {}): Promise<Answer<Body>> {
    return this.call(path, { ...call, method: 'POST', body });
  }

  /** As events name the person. */
  async personId(): Promise<string> {
    return (await this.get<{ account: { personId: string } }>('/api/session')).body.account.personId;
  }

  /** As a careful client: what is only too early is tried again, unchanged. The clock of a test jumps, and its marks follow. */
  async call<Body extends object>(path: string, call: Call = {}): Promise<Answer<Body>> {
    const end = performance.now() + patience_ms;
    const again = { ...call, key: call.key === undefined ? v7() : call.key };
    for (;;) {
      const answer = await this.callOnce<Body & { code?: string }>(path, again);
      if (answer.body.code !== 'rules-not-closed' || performance.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  private async callOnce<Body extends object>(path: string, call: Call): Promise<Answer<Body>> {
    const { method = 'GET', body, text, headers } = call;
    const payload = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...commandHeaders(method, call),
        ...(await this.credential()),
        ...headers,
      },
      ...(payload !== undefined && { body: payload }),
      redirect: 'manual',
    });
    const received = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text: received,
      body: (isJson && received !== '' ? JSON.parse(received) : {}) as Body,
    };
  }
}

const patience_ms = 30_000;

function commandHeaders(method: string, { key = v7(), ifMatch, demoFigures }: Call): Record<string, string> {
  const isCommand = method !== 'GET' && key !== null;
  const version = typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;
  return {
    ...(isCommand && { 'idempotency-key': key }),
    ...(typeof version === 'string' && { 'if-match': version }),
    ...(demoFigures && { 'wenxiao-demo-figures': demoFigures.join(',') }),
  };
}

/** As a careful client: what is out of reach for a moment is asked again. */
async function signIn(url: string, accountName: string, password: string): Promise<Credential> {
  const end = performance.now() + patience_ms;
  for (;;) {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountName, password }),
    });
    if (response.ok) return credentialOf(response);
    const refused = await response.text();
    if (response.status !== 503 || performance.now() > end) throw new Error(`${accountName} is not let in: ${refused}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function credentialOf(response: Response): Promise<Credential> {
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return { cookie: cookie.join('; '), 'x-csrf-token': csrfToken };
}
