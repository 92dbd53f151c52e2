import { term } from '../field/term.js';

// People by their ids, what they may do, and their accounts. What a person is called is no term: it stands in no event.

export const person = term('person', 'id', { zh: '人员', en: 'person' });
export const workplace = term('workplace', 'id', { zh: '所在单位', en: 'where the person works' });
export const accountEnabled = term('account-enabled', 'flag', {
  zh: '账号可用',
  en: 'the account is enabled',
  codes: { true: '可用', false: '停用' },
});
export const grantFrom = term('grant-from', 'day', { zh: '授权首日', en: 'granted from' });
export const grantTo = term('grant-to', 'day', { zh: '授权末日', en: 'granted to' });
export const standsInFor = term('stands-in-for', 'id', { zh: '代谁行使', en: 'stands in for' });
export const grantStatus = term('grant-status', 'code', {
  zh: '授权',
  en: 'grant',
  codes: { given: '已授予', revoked: '已撤销' },
});
export const accountStatus = term('account-status', 'code', {
  zh: '账号',
  en: 'account',
  codes: { enabled: '可用', disabled: '停用', erased: '已注销' },
});
export const passwordStatus = term('password-status', 'code', {
  zh: '密码',
  en: 'password',
  codes: { reset: '已由他人重置', own: '本人所设' },
});
export const apiToken = term('api-token', 'id', { zh: '令牌编号', en: 'token' });
export const apiTokenStatus = term('api-token-status', 'code', {
  zh: '令牌',
  en: 'status of the token',
  codes: { made: '已建', revoked: '已撤销' },
});
export const apiTokenExpires = term('api-token-expires', 'instant', { zh: '令牌到期', en: 'token ends' });
export const apiTokenReadOnly = term('api-token-read-only', 'flag', {
  zh: '令牌用途',
  en: 'the token is for reading alone',
  codes: { true: '仅供查阅', false: '查阅和办理' },
});
export const apiTokenDesks = term('api-token-desks', 'code', { zh: '令牌所限岗位', en: 'desks of the token' });
