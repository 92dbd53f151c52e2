import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id: 19 MiB of memory, two passes, one lane. Raised here, hashes follow at the next sign-in. */
const parameters = { memoryCost: 19456, timeCost: 2, parallelism: 1 };
const parameterText = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;

const lengthMin = 12;
/** Longer ones would let a stranger buy computing time. */
export const passwordLengthMax = 128;
const differentCharactersMin = 6;

export type PasswordFlaw = 'too-short' | 'too-long' | 'too-uniform' | 'too-guessable' | 'contains-account';

export const passwordFlawTexts: Readonly<Record<PasswordFlaw, readonly [zh: string, en: string]>> = {
  'too-short': [`密码至少 ${lengthMin} 个字符`, `a password has at least ${lengthMin} characters`],
  'too-long': [`密码至多 ${passwordLengthMax} 个字符`, `a password has at most ${passwordLengthMax} characters`],
  'too-uniform': [
    `密码至少含 ${differentCharactersMin} 种不同字符`,
    `a password has at least ${differentCharactersMin} different characters`,
  ],
  'too-guessable': [
    '密码不能主要由连续、重复的字符或常见词组成',
    'a password is not made up of runs such as abcd, 1234 or qwerty, of common words, or of one part repeated',
  ],
  'contains-account': ['密码不能包含账号名', 'a password does not contain the account name'],
};

/** One text for one password, however it was typed. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** What makes a password too weak, or undefined. */
export function passwordFlaw(password: string, accountName: string): PasswordFlaw | undefined {
  const characters = [...normalised(password)];
  if (characters.length < lengthMin) return 'too-short';
  if (characters.length > passwordLengthMax) return 'too-long';
  if (new Set(characters).size < differentCharactersMin) return 'too-uniform';
  const text = characters.join('').toLowerCase();
  if (accountName.length > 2 && text.includes(accountName.toLowerCase())) return 'contains-account';
  return isGuessable(text) ? 'too-guessable' : undefined;
}

/** What fingers and alphabets run along. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
const runLengthMin = 4;

/** What guessers try first. */
const commonParts =
  /p[a@][s$]{2}w[o0]r?d|adm[i1]n(?:istrator)?|welc[o0]me|letmein|iloveyou|woaini|monkey|dragon|changeme|test|root|user|(?:19|20)\d\d/gu;

/** How many characters must stand outside of runs and common parts. */
const freeCharactersMin = 8;

function isGuessable(text: string): boolean {
  let free = 0;
  // What was cut out leaves a gap, so that its two sides do not join into a run.
  for (const part of text.split(commonParts)) {
    for (let at = 0; at < part.length;) {
      const length = runLengthAt(part, at);
      if (length === 0) free += 1;
      at += Math.max(1, length);
    }
  }
  return free < freeCharactersMin || isOnePartRepeated(text);
}

/** How long a run, forwards or backwards, begins here; 0 for none. */
function runLengthAt(text: string, at: number): number {
  for (let length = text.length - at; length >= runLengthMin; length -= 1) {
    const part = text.slice(at, at + length);
    const backwards = [...part].reverse().join('');
    if (runs.some((run) => run.includes(part) || run.includes(backwards))) return length;
  }
  return 0;
}

function isOnePartRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

export async function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), parameters);
}

export async function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, normalised(password));
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith(parameterText);
}

let nobodys: Promise<string> | undefined;

/** The work of checking a password, for an account that does not exist: the answer takes as long, and is no. */
export async function pretendToCheck(password: string): Promise<false> {
  nobodys ??= hashPassword('nobody has this password');
  await isPassword(password, await nobodys);
  return false;
}
