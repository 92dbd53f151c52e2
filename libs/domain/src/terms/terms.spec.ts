import { alikeTerms } from '../testing/alike-terms.js';
import * as terms from './index.js';

describe('the terms', () => {
  it('have one name in code and one in Chinese each, and so have the codes within one', () => {
    expect(alikeTerms(Object.values(terms))).toEqual([]);
  });

  it('are named in code by words, in Chinese by Han characters', () => {
    for (const { name, zh, codes = {} } of Object.values<(typeof terms)[keyof typeof terms] & { codes?: object }>(
      terms,
    )) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(Object.keys(codes).filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
    }
  });
});

describe('alike terms', () => {
  it('are two of one name, two of one Chinese name, and two codes of one Chinese name', () => {
    const stated = (name: string, zh: string, codes?: Readonly<Record<string, string>>) => ({
      name,
      kind: 'code' as const,
      zh,
      en: name,
      ...(codes && { codes }),
    });
    const found = alikeTerms([
      stated('light', '预警'),
      stated('light', '灯'),
      stated('warning', '预警', { red: '红灯', crimson: '红灯' }),
    ]);
    expect(found).toEqual(['light', '预警', 'warning: 红灯']);
  });
});
