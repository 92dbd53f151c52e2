/** What a person is told when a request is refused: RFC 9457, in Chinese first and English, with what to do. */
export type ProblemText = Readonly<{
  status: number;
  zh: string;
  en: string;
  /** Whether the same request may succeed later, unchanged. */
  retry: boolean;
  /** Details that are codes: what each code is called in Chinese, as terms say it. */
  called?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

/** 409: what is there is otherwise. */
export const there = (zh: string, en: string, called: ProblemText['called'] = {}): ProblemText => ({
  status: 409,
  retry: false,
  zh,
  en,
  called,
});
/** 422: what was sent cannot be. */
export const sent = (zh: string, en: string): ProblemText => ({ status: 422, retry: false, zh, en });

/** Refusals that any service may give. Each service adds the rejections of its deciders. */
export const commonProblems = {
  'malformed-json': {
    status: 400,
    retry: false,
    zh: '请求体不是有效的 JSON，请检查格式。',
    en: 'The body is not valid JSON. Check its syntax.',
  },
  'malformed-request': {
    status: 400,
    retry: false,
    zh: '收到的不是有效的 HTTP 请求。',
    en: 'What was received is no valid HTTP request.',
  },
  'invalid-request': {
    status: 400,
    retry: false,
    zh: '请求中有不符合要求的内容，请按 errors 逐项改正。',
    en: 'Parts of the request are not as required. Correct them as listed in errors.',
  },
  'idempotency-key-required': {
    status: 400,
    retry: false,
    zh: '缺少 Idempotency-Key 请求头（UUID），请为每个命令生成一个。',
    en: 'The header Idempotency-Key (a UUID) is missing or malformed. Make one for each command.',
  },
  'not-signed-in': {
    status: 401,
    retry: false,
    zh: '尚未登录或登录已过期，请重新登录。',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  },
  'read-only-token': {
    status: 403,
    retry: false,
    zh: '该令牌只供读取。',
    en: 'This token is for reading alone.',
  },
  'wrong-role': { status: 403, retry: false, zh: '您的角色不能执行此操作。', en: 'Your role may not do this.' },
  'csrf-token-required': {
    status: 403,
    retry: false,
    zh: '缺少或不符的 CSRF 令牌，请刷新页面后重试。',
    en: 'The CSRF token is missing or wrong. Reload the page and try again.',
  },
  'not-found': {
    status: 404,
    retry: false,
    zh: '没有这个对象，或您无权查看。',
    en: 'There is no such thing, or you may not see it.',
  },
  'method-not-allowed': {
    status: 405,
    retry: false,
    zh: '此地址不支持该方法。',
    en: 'This address does not support the method.',
  },
  'request-timeout': {
    status: 408,
    retry: true,
    zh: '请求在规定时间内没有收全，请重试。',
    en: 'The request did not arrive in time. Try again.',
  },
  'stream-full': {
    status: 409,
    retry: false,
    zh: '该对象（id）的办理记录已达上限 {events} 条，不再接受办理。请在新的对象上继续，并请运维人员查明原因。',
    en: 'As much was recorded of this object (id) as may be: {events} events. Go on with another one, and have operations look into why.',
  },
  'version-conflict': {
    status: 409,
    retry: false,
    zh: '您看到的内容已有变化，请重新读取并核对后再决定。',
    en: 'What you saw has changed. Read it again before you decide.',
  },
  'body-too-large': {
    status: 413,
    retry: false,
    zh: '请求体过大，最大 1 MiB。',
    en: 'The body is too large: 1 MiB at most.',
  },
  'unsupported-media-type': {
    status: 415,
    retry: false,
    zh: '请求体须为 application/json；导入表格须为 text/csv，上传附件须为 application/octet-stream。',
    en: 'The body must be application/json; text/csv where a table is imported, application/octet-stream where a file is uploaded.',
  },
  'expectation-failed': {
    status: 417,
    retry: false,
    zh: '不支持 Expect 请求头中的要求。',
    en: 'What the header Expect asks for is not supported.',
  },
  'idempotency-key-reused': {
    status: 422,
    retry: false,
    zh: '该 Idempotency-Key 已用于另一请求，请换一个新的。',
    en: 'This Idempotency-Key was used for another request. Use a new one.',
  },
  'unknown-organisation': {
    status: 422,
    retry: false,
    zh: '没有这个单位，或不在该区划内。',
    en: 'There is no such organisation in this jurisdiction.',
  },
  'other-jurisdiction': {
    status: 422,
    retry: false,
    zh: '该单位属于另一区划（jurisdictionId），请在该区划办理。项目转往另一区划的，请办结并注明承接区划（successorTenant），再由该区划登记承接。',
    en: 'The organisation is of another jurisdiction (jurisdictionId): do it there. A project goes to another jurisdiction by being ended with that as its successor (successorTenant), which then registers it.',
  },
  'organisation-merged': {
    status: 409,
    retry: false,
    zh: '该单位已并入“{name}”，不再登记新的事项、人员或授权，请改填“{name}”（into）。',
    en: 'The organisation was taken over by “{name}” (into): nothing new belongs to it. Name that one instead.',
  },
  'if-match-required': {
    status: 428,
    retry: false,
    zh: '缺少 If-Match 请求头，请带上您所看到的版本号。',
    en: 'The header If-Match is missing. Send the version that you saw.',
  },
  'headers-too-large': {
    status: 431,
    retry: false,
    zh: '请求头过大。',
    en: 'The headers of the request are too large.',
  },
  'too-many-requests': {
    status: 429,
    retry: true,
    zh: '尝试过于频繁，请稍后再试。',
    en: 'Too many attempts. Wait a little and try again.',
  },
  unexpected: {
    status: 500,
    retry: true,
    zh: '系统出现意外错误，未作任何更改。请稍后重试，并把追踪号告诉管理员。',
    en: 'Something unexpected happened; nothing was changed. Try again later, and give the trace id to your administrator.',
  },
  'rules-unavailable': {
    status: 503,
    retry: true,
    zh: '尚无可用的现行规则（未采用、未生效或未同步），请稍后重试或联系财政部门。',
    en: 'The rule set in force is not at hand (not adopted, not in effect, or not yet received). Try again later or ask the finance bureau.',
  },
  'rules-not-closed': {
    status: 503,
    retry: true,
    zh: '本服务尚未收齐至该日前一日的规则，请稍后重试。',
    en: 'This service has not yet taken in all rules through the day before. Try again.',
  },
  'overtaken-again': {
    status: 503,
    retry: true,
    zh: '同时办理该对象的人过多，{seconds} 秒内未能记入，未作任何更改。请稍后重试；重复提交同一 Idempotency-Key 是安全的。',
    en: 'So many act on this at once that it could not be recorded within {seconds} s; nothing was changed. Try again; repeating the same Idempotency-Key is safe.',
  },
  'person-keys-unavailable': {
    status: 503,
    retry: true,
    zh: '其中有关于个人的文字，须加密保存，而密钥暂时无法取得，未作任何改变；请稍后重试，重复提交同一 Idempotency-Key 是安全的。',
    en: 'Text about a person is kept sealed, and its key cannot be had for a moment: nothing was changed. Try again; repeating the same Idempotency-Key is safe.',
  },
  'read-not-logged': {
    status: 503,
    retry: true,
    zh: '审计查阅须先登记，而登记暂时无法写入，未予提供；请稍后重试。',
    en: 'What auditors read is written down first, and cannot be for a moment: nothing was shown. Try again.',
  },
  'temporarily-unavailable': {
    status: 503,
    retry: true,
    zh: '服务暂时不可用，请稍后重试；重复提交同一 Idempotency-Key 是安全的。',
    en: 'The service is out of reach for a moment. Try again; repeating the same Idempotency-Key is safe.',
  },
} as const satisfies Record<string, ProblemText>;

export type CommonProblemCode = keyof typeof commonProblems;

/** One field that is not as required. */
export type FieldError = Readonly<{ path: string; code: string; zh: string; en: string }>;

/** Figures that explain a refusal; they stand beside the code in the answer, and never in the place of what it states itself. */
export type ProblemDetails = Readonly<Record<string, unknown>> & { readonly [Own in OwnMember]?: never };
type OwnMember = 'type' | 'title' | 'status' | 'detail' | 'code' | 'zh' | 'en' | 'retry' | 'traceId';

/** Thrown anywhere on the way of a request; answered as problem+json. A text shows a detail where it names it: `{first}`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly code: string,
    readonly text: ProblemText,
    readonly details: ProblemDetails = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${text.en}`, options);
  }

  /** Whether it passes by itself: a message that meets it is tried again later, and not parked. */
  get passes(): boolean {
    return this.text.status === 503 && this.text.retry;
  }
}

export function problem(code: CommonProblemCode, details: ProblemDetails = {}, options?: ErrorOptions): ProblemError {
  return new ProblemError(code, commonProblems[code], details, options);
}

/** What refuses something, as a value, where others are to be told as well; what passes by itself is thrown, since it says nothing of what was asked. */
export async function orProblem<Found>(look: () => Promise<Found>): Promise<Found | ProblemError> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.passes) throw error;
    return error;
  }
}

/** Nobody mends more at once, and a body could be made to have thousands. */
const errorsMax = 100;

/** The first errors of a long list; `moreErrors` says how many were left out. */
function shortened(details: ProblemDetails): ProblemDetails {
  const { errors } = details;
  if (!Array.isArray(errors) || errors.length <= errorsMax) return details;
  return { ...details, errors: errors.slice(0, errorsMax) as unknown[], moreErrors: errors.length - errorsMax };
}

type Filling = Readonly<{ between: string; called?: ProblemText['called'] }>;

/** A text with the details that it names in braces; what is not given leaves its name. */
function filled(text: string, details: ProblemDetails, { between, called = {} }: Filling): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!values.every((each) => typeof each === 'string' || typeof each === 'number')) return name;
    return values.map((each) => called[name]?.[each] ?? String(each)).join(between);
  });
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

/** The body of an answer with {@link problemMediaType}. */
export function problemBody(error: ProblemError, traceId: string): Record<string, unknown> {
  const { status, retry, called = {} } = error.text;
  const zh = filled(error.text.zh, error.details, { between: '、', called });
  const en = filled(error.text.en, error.details, { between: ', ' });
  return {
    type: `urn:wenxiao:problem:${error.code}`,
    title: zh,
    status,
    detail: en,
    code: error.code,
    zh,
    en,
    retry,
    traceId,
    ...shortened(error.details),
  };
}
