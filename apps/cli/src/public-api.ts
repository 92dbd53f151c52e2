/** Who is signed in by account and password: a cookie, and the token that goes with every change. */
export type Session = Readonly<{ cookie: string; csrfToken: string; personId: string; roles: readonly string[] }>;

/** How a program says who it is: as a browser does, or by an API token. */
export type Credential = Session | Readonly<{ apiToken: string }>;

export type Exchange = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  as?: Credential;
  body?: object;
  /** A table in `text/csv`, sent as it is read. */
  table?: AsyncIterable<Uint8Array>;
  /** Whether the answer is text, and no JSON. */
  text?: true;
  headers?: Readonly<Record<string, string>>;
}>;

/** Thrown when the product says no: with its code and its words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: string,
    readonly problem: Readonly<Record<string, unknown>>,
  ) {
    super(`${String(status)} ${code}: ${zh} ${JSON.stringify(problem['errors'] ?? '')}`);
  }
}

/** What the product refuses, in both languages, and everything that is wrong with what was sent. */
export function refusalText(refused: Refused): string {
  const { zh, code, status, problem } = refused;
  const flaws = Array.isArray(problem['errors'])
    ? (problem['errors'] as { path: string; zh: string; en: string }[])
    : [];
  return [
    `${zh || `应答 ${status}`}（${code}）`,
    englishOf(refused),
    ...flaws.map((flaw) => `  ${flaw.path}: ${flaw.zh} · ${flaw.en}`),
  ]
    .filter(Boolean)
    .join('\n');
}

export function englishOf({ problem: { en } }: Refused): string {
  return typeof en === 'string' ? en : '';
}

/**
 * One request to the product's public address, and its answer.
 * @throws {Refused} when the answer is not a success; whatever `fetch` throws when there is none, see {@link isLostConnection}.
 */
export async function exchange(
  url: string,
  path: string,
  request: Exchange,
): Promise<{ body: unknown; cookie: string }> {
  const { method, as, body, table } = request;
  const response = await fetch(new URL(path, url), {
    method,
    headers: {
      ...request.headers,
      ...(body && { 'content-type': 'application/json' }),
      ...(table && { 'content-type': 'text/csv' }),
      ...(as && credentialHeaders(as, method)),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(table && { body: ReadableStream.from(table), duplex: 'half' }),
  });
  // With the mark by which spreadsheets know UTF-8, which `text()` would leave out.
  const text = Buffer.from(await response.arrayBuffer()).toString();
  const parsed = request.text && response.ok ? text : parsedOf(text);
  if (!response.ok || (parsed === undefined && text !== '')) throw refusedWith(response.status, text, parsed);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ');
  return { body: parsed, cookie };
}

/** A file, as it comes. @throws {Refused} */
export async function download(url: string, path: string, as: Credential): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(new URL(path, url), { headers: credentialHeaders(as, 'GET') });
  if (response.ok && response.body) return response.body;
  const text = await response.text();
  throw refusedWith(response.status, text, parsedOf(text));
}

function refusedWith(status: number, text: string, parsed: unknown): Refused {
  const problem = (parsed ?? {}) as Readonly<Record<string, unknown>> & Readonly<{ code?: string; zh?: string }>;
  const { code = 'unknown', zh = text.slice(0, 200) } = problem;
  return new Refused(status, code, zh, problem);
}

/** A page of a list, as every list of the product answers. */
export type ListPage<Row> = Readonly<{ items: readonly Row[]; more: boolean; next?: string }>;

/** The most rows that a page may have. */
const pageRows = 200;

/** A list from its first page to its last: what the first page answers, with the items of all. */
export async function wholeList<Row, Answer extends ListPage<Row> = ListPage<Row>>(
  get: (path: string) => Promise<Answer>,
  path: string,
): Promise<Answer> {
  const pageAt = (after: string) => get(`${path}${path.includes('?') ? '&' : '?'}limit=${String(pageRows)}${after}`);
  const first = await pageAt('');
  const items = [...first.items];
  for (let { next } = first; next !== undefined;) {
    const page = await pageAt(`&after=${next}`);
    items.push(...page.items);
    ({ next } = page);
  }
  return { ...first, items };
}

/** Signs in. @throws {Refused} */
export async function openSession(url: string, accountName: string, password: string): Promise<Session> {
  const signIn = { method: 'POST', body: { accountName, password } } as const;
  const { body, cookie } = await exchange(url, '/api/session', signIn);
  const { csrfToken, account } = body as {
    csrfToken: string;
    account: { personId: string; grants: { desk: string }[] };
  };
  return { cookie, csrfToken, personId: account.personId, roles: account.grants.map(({ desk }) => desk) };
}

/** Whether there was no answer at all. */
export function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}

function credentialHeaders(as: Credential, method: Exchange['method']): Record<string, string> {
  if ('apiToken' in as) return { authorization: `Bearer ${as.apiToken}` };
  return { cookie: as.cookie, ...(method !== 'GET' && { 'x-csrf-token': as.csrfToken }) };
}

/** Undefined for what is no JSON: somebody else answers at this address. */
function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
