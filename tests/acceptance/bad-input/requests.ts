import type { Answer, Call, Caller } from '../harness/caller.js';
import type { RightCall } from './right-call.js';
import type { Operation } from './open-api.js';

/** An operation and how it is called rightly. */
export type Right = Readonly<{ operation: Operation; base: RightCall; body?: Readonly<Record<string, unknown>> }>;

export type Difference = Omit<Call, 'method'> &
  Readonly<{ who?: Caller; path?: Readonly<Record<string, string>>; query?: string; method?: string }>;

export function rightly(operation: Operation, base: RightCall): Right {
  const example = operation.body?.example as Readonly<Record<string, unknown>> | undefined;
  const body = example && ((base.body?.(example) ?? example) as Readonly<Record<string, unknown>>);
  return { operation, base, ...(body && { body }) };
}

/** Sends the right request, with one thing different. */
export function send({ operation, base, body }: Right, different: Difference = {}): Promise<Answer> {
  const { who = base.who, path, query, method = operation.method, ...call } = different;
  const ifMatch = different.ifMatch === undefined ? base.ifMatch : different.ifMatch;
  return who.call(addressOf(operation, base, path, query), {
    ...(body && !('text' in call) && { body }),
    ...(base.bytes && { text: base.bytes }),
    ...(base.table !== undefined && { text: base.table }),
    ...call,
    ...(base.bytes && { headers: { 'content-type': 'application/octet-stream', ...call.headers } }),
    ...(base.table !== undefined && { headers: { 'content-type': 'text/csv', ...call.headers } }),
    method,
    ...(ifMatch !== undefined && { ifMatch }),
  });
}

/** An operation as the service itself answers it, past the gateway; undefined for what the gateway does itself. */
export function pastGateway(
  operation: Operation,
  services: Readonly<Record<string, string>>,
): Readonly<{ operation: Operation; url: string }> | undefined {
  const [, service = '', path = ''] = /^\/api\/([a-z]+)(\/.*)$/.exec(operation.path) ?? [];
  const url = services[service];
  return url === undefined ? undefined : { operation: { ...operation, path }, url };
}

/** Path and query, as {@link send} asks for them. */
function addressOf({ path }: Operation, base: RightCall, different: RightCall['path'] = {}, query?: string): string {
  const values = { ...base.path, ...different };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path}: nobody says what ${name} is`);
    return value;
  });
  const parameters = query ?? new URLSearchParams(base.query).toString();
  return parameters === '' ? filled : `${filled}?${parameters}`;
}

/** What the checks say of a field whose declaration has no words of its own. */
const saysNothing = /"zh":"(不符合要求|格式不符)"/;

/** What is wrong with a refusal; undefined where it says what it has to: problem+json, 4xx, a code, two languages, what is wanted, a trace. */
export function flawOfRefusal(
  { status, headers, text, body }: Answer,
  ...expected: readonly number[]
): string | undefined {
  const { code, zh, en, traceId } = body;
  const isExpected = expected.length > 0 ? expected.includes(status) : status >= 400 && status < 500;
  const isProblem =
    headers.get('content-type')?.startsWith('application/problem+json') === true &&
    typeof code === 'string' &&
    /\p{Script=Han}/u.test(String(zh)) &&
    /[a-z]/.test(String(en)) &&
    /^[0-9a-f]{32}$/.test(String(traceId)) &&
    body['status'] === status &&
    !saysNothing.test(text);
  return isExpected && isProblem ? undefined : `${String(status)} ${text.slice(0, 300)}`;
}

/** An answer without what differs from one request to the next: the trace, and the id that was asked for where it is repeated. */
export function timeless({ status, headers, text }: Answer): string {
  const asked = text.replace(/"traceId":"[0-9a-f]{32}"/, '').replace(/"organisationId":"[0-9a-f-]{36}"/, '');
  return `${String(status)} ${String(headers.get('content-type'))} ${asked}`;
}
