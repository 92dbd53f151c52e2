import { ProblemError } from '@wenxiao/service-kit';

type Problem = Readonly<{ code: string; status: number; zh: string; en: string; retry: boolean }>;

/** The refusal that a service has answered, as its own; undefined where the body is none. */
export async function refusalOf(response: Response): Promise<ProblemError | undefined> {
  const refusal = (await response.json().catch(() => undefined)) as (Problem & Record<string, unknown>) | undefined;
  if (refusal?.code === undefined) return undefined;
  const { type: _type, title: _title, detail: _detail, traceId: _traceId, ...rest } = refusal;
  const { code, status, zh, en, retry, ...details } = rest;
  return new ProblemError(code, { status, zh, en, retry }, details);
}
