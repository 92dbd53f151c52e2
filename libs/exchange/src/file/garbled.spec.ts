import fc from 'fast-check';
import { isGarbled } from './garbled.js';

const words = [
  '农村公路',
  '养护',
  '中小学',
  '财政局',
  '教育',
  '示范县',
  '2026年',
  '（二期）',
  '补助资金',
  '龘',
  'A-12',
  '½',
  'café',
  '拢',
];

describe('garbled text', () => {
  it('is no text of words as they are', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { minLength: 1 }), (some) => !isGarbled(some.join(''))));
  });

  it('is Chinese in UTF-8 that was read as GB18030, or as Latin', () => {
    for (const word of ['农村公路养护', '项目名称', '中小学食堂改造']) {
      expect(isGarbled(new TextDecoder('gb18030').decode(Buffer.from(word)))).toBe(true);
      expect(isGarbled(Buffer.from(word).toString('latin1'))).toBe(true);
      expect(isGarbled(word)).toBe(false);
    }
  });
});
