import { randomInt } from 'node:crypto';
import { passwordFlaw } from './password.js';

/** Without what is misread on paper. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupCharacters = 4;

/** A password that nobody chose, to be changed at the first sign-in: 79 bits. */
export function oneTimePassword(accountName: string): string {
  for (;;) {
    const group = () =>
      Array.from({ length: groupCharacters }, () => characters[randomInt(characters.length)]).join('');
    const password = Array.from({ length: groups }, group).join('-');
    if (passwordFlaw(password, accountName) === undefined) return password;
  }
}
