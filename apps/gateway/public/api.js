/** A refusal of the API: what happened, in both languages, and whether the same may succeed later. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.zh ?? problem.title ?? '');
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.zh = problem.zh ?? '没有得到应答，请稍后再试。';
    this.en = problem.en ?? 'There was no answer. Try again later.';
    this.traceId = problem.traceId;
    this.errors = problem.errors ?? [];
  }
}

/** Goes with every change; known once a session is. */
let csrfToken;

export function rememberCsrfToken(token) {
  csrfToken = token;
}

/**
 * Asks the public API.
 * @returns the parsed body; undefined where there is none
 * @throws {Refused}
 */
export async function ask(path, { method = 'GET', body, headers = {} } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(0, {});
  }
  const text = await response.text();
  let parsed;
  try {
    parsed = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new Refused(response.status, {});
  }
  if (!response.ok) throw new Refused(response.status, parsed ?? {});
  return parsed;
}

/** Everything of a list, page after page: what the first page answers, with the items of all. @throws {Refused} */
export async function askAll(path) {
  const pageAt = (after) => ask(`${path}${path.includes('?') ? '&' : '?'}limit=200${after}`);
  const first = await pageAt('');
  const items = [...first.items];
  for (let { next } = first; next !== undefined;) {
    const page = await pageAt(`&after=${encodeURIComponent(next)}`);
    items.push(...page.items);
    ({ next } = page);
  }
  return { ...first, items };
}

/** As {@link ask}, of one service of several: its refusal is a value, so that the others' answers are still shown. */
export async function askOne(name, path, asking = ask) {
  try {
    return { name, answer: await asking(path) };
  } catch (refusal) {
    if (!(refusal instanceof Refused) || refusal.status === 401) throw refusal;
    return { name, refusal };
  }
}
