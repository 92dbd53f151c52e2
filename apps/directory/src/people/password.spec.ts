import { hashPassword, isOutdated, isPassword, passwordFlaw } from './password.js';

describe('a password', () => {
  it.each([
    ['too-short', 'Ab3$Ab3$Ab3'],
    ['too-long', 'correct horse battery '.repeat(6)],
    ['too-uniform', 'aabbccddeeaabbccddee'],
    ['contains-account', 'for zhangsan only 77'],
    ['contains-account', 'FOR ZhangSan only 77'],
    ['too-guessable', 'abcdefgh1234'],
    ['too-guessable', 'qwertyuiop987654'],
    ['too-guessable', '1qaz2wsx3edc'],
    ['too-guessable', 'Password123!'],
    ['too-guessable', 'Admin@2024#2025'],
    ['too-guessable', 'Wxyq7Lm!Wxyq7Lm!'],
  ] as const)('is %s: %s', (flaw, password) => {
    expect(passwordFlaw(password, 'zhangsan')).toBe(flaw);
  });

  it.each(['correct horse battery', '花钱必问效无效必问责财政绩效', 'tR9#kd-Lw20!x', '1234 wooden chairs'])(
    'is good enough: %s',
    (password) => {
      expect(passwordFlaw(password, 'zhangsan')).toBeUndefined();
    },
  );

  it('is the same however its characters were composed', async () => {
    const composed = await hashPassword('café crème brûlée');
    expect(await isPassword('café crème brûlée'.normalize('NFD'), composed)).toBe(true);
    expect(await isPassword('cafe creme brulee', composed)).toBe(false);
  });

  it('is hashed with a salt and today’s parameters', async () => {
    const [one, other] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(isOutdated(one)).toBe(false);
    expect(isOutdated(one.replace('m=19456', 'm=4096'))).toBe(true);
  });
});
