/** A refusal of the product, as people read it; and what a program makes of it. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: string,
  ) {
    super(`${String(status)} ${code}`);
  }
}

const unreachable = () => new Refused(0, 'unreachable', '连接不上系统，请检查网络后重试。');
const unreadable = (status: number) => new Refused(status, 'unreadable', '系统的答复看不懂，请刷新页面后重试。');

let csrfToken = '';
/** The token that the answer of the session brought: it goes out with every change. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

type Asked = Readonly<{
  method?: 'GET' | 'POST' | 'DELETE';
  body?: object;
  signal?: AbortSignal;
  /** Of a command: which intention it is, however often it is sent, and the version that its author saw. */
  command?: Readonly<{ key: string; version: number }>;
}>;

/** Names an intention. `randomUUID` is there in a secure context alone, and plain http is none. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Asks the product.
 * @param path from `/api/` on
 * @returns the answer's JSON, undefined where there is none
 * @throws {Refused} whatever the reason, with a sentence for people
 */
export async function ask<Answer>(
  path: string,
  { method = 'GET', body, signal, command }: Asked = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    ...(signal && { signal }),
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { 'x-csrf-token': csrfToken }),
      ...(command && { 'idempotency-key': command.key, 'if-match': `"${String(command.version)}"` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : unreachable();
  });
  if (response.status === 204) return undefined as Answer;
  const answer = (await response.json().catch(() => undefined)) as
    (Answer & { code?: string; zh?: string }) | undefined;
  if (response.ok && answer !== undefined) return answer;
  if (answer?.zh === undefined) throw unreadable(response.status);
  throw new Refused(response.status, answer.code ?? '', answer.zh);
}

/** A query string of what is there: what is empty is left out. */
export function queryOf(asked: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `?${text}`;
}
