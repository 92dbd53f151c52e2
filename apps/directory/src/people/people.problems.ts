import { ProblemError, type ProblemText } from '@wenxiao/service-kit';
import { type PasswordFlaw, passwordFlawTexts } from './password.js';

/** Refusals around people, passwords, sessions and tokens. */
const texts = {
  'account-name-taken': {
    status: 409,
    retry: false,
    zh: '该账号名已被使用，请换一个。',
    en: 'The account name is taken. Choose another.',
  },
  'broader-grants': {
    status: 403,
    retry: false,
    zh: '此人有超出您管理范围的授权，请由其上级管理员办理。',
    en: 'The person holds grants beyond your own. Ask an administrator above.',
  },
  'own-account': {
    status: 403,
    retry: false,
    zh: '不能办理自己的账号；请自行修改密码，或由另一位管理员办理。',
    en: 'Nobody administers their own account. Change your password, or let another administrator do it.',
  },
  'sign-in-failed': {
    status: 401,
    retry: false,
    zh: '账号或密码不正确，或账号已停用。',
    en: 'The account or the password is wrong, or the account is disabled.',
  },
  'wrong-password': { status: 422, retry: false, zh: '当前密码不正确。', en: 'The current password is wrong.' },
  'same-password': {
    status: 422,
    retry: false,
    zh: '新密码不能与当前密码相同。',
    en: 'The new password is the current one. Choose another.',
  },
  'password-change-required': {
    status: 403,
    retry: false,
    zh: '请先修改初始密码。',
    en: 'Change your initial password first.',
  },
  'people-taken-already': {
    status: 409,
    retry: false,
    zh: '该文件此前已导入，初始密码只在当时显示一次。如未收到，请为这些人员重置密码。',
    en: 'The file was imported before, and the first passwords were shown then. If they did not reach you, reset them.',
  },
  'token-made-already': {
    status: 409,
    retry: false,
    zh: '该请求此前已建立令牌，密文只在当时显示一次。如未收到，请撤销该令牌，再以新的 Idempotency-Key 新建。',
    en: 'This request has made its token already, and its secret was shown then. If it did not reach you, revoke it and make another under a new Idempotency-Key.',
  },
  'too-many-tokens': {
    status: 422,
    retry: false,
    zh: '令牌已达上限，请先撤销不用的。',
    en: 'You have as many tokens as are allowed. Revoke one first.',
  },
} as const satisfies Record<string, ProblemText>;

export function peopleProblem(code: keyof typeof texts, details: Record<string, unknown> = {}): ProblemError {
  return new ProblemError(code, texts[code], details);
}

/** A password that is too weak, as a flaw of the field in which it was sent. */
export function weakPassword(path: string, flaw: PasswordFlaw): ProblemError {
  const [zh, en] = passwordFlawTexts[flaw];
  const text: ProblemText = {
    status: 422,
    retry: false,
    zh: `密码太弱：${zh}。`,
    en: `The password is too weak: ${en}.`,
  };
  return new ProblemError('weak-password', text, { errors: [{ path, code: flaw, zh, en }] });
}
