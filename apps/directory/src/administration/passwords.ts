import { hashPassword, passwordFlaw, passwordFlawTexts } from '../people/password.js';
import { AdministrationError } from './administration-error.js';

/** The hash of a password that is good enough. @throws {AdministrationError} `weak-password`. */
export async function strongPasswordHash(password: string, accountName: string): Promise<string> {
  const flaw = passwordFlaw(password, accountName);
  if (!flaw) return hashPassword(password);
  const [zh, en] = passwordFlawTexts[flaw];
  throw new AdministrationError('weak-password', `密码太弱：${zh}。`, `The password is too weak: ${en}.`);
}
