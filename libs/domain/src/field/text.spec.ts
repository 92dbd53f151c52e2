import { flawTexts } from './flaw.js';
import { hasLines, isBlank, textFlaw } from './text.js';

describe('a text', () => {
  it.each([
    ['县农业农村局'],
    ['≥120公里；〔2022〕17号 “三保”支出 100%'],
    ['第一段\r\n第二段\t列'],
    ['𠮷野家 龘 㑇'],
    // Of Unicode 15.1, and of a private area: both stand in names.
    ['\u{2ebf0} \ue000'],
    // Uyghur, Mongolian and a family of emoji need their joiners.
    ['ئۇيغۇر\u200cچە'],
    ['ᠮᠣᠩᠭᠣᠯ\u180eᠠ'],
    ['می\u200cخواهم کِ\u200cتاب'],
    ['👩\u200d👩\u200d👧 ❤️\u200d🔥 1️⃣ ㊙️'],
    // Variants of characters; a mark upon its letter; signs of numbers, which are seen.
    ['葛\u{e0100} 羽\ufe00 e\u0301 \u0600١٢ \u{110bd}\u{110be}'],
  ])('may be %j', (text) => {
    expect(textFlaw(text)).toBeUndefined();
  });

  it.each([
    ['\u200b', 'invisible'],
    ['张\u200b三', 'invisible'],
    ['张\u200d三', 'invisible'],
    ['👩\u200d', 'invisible'],
    ['张\ufe0f三', 'invisible'],
    ['\ufe0f', 'invisible'],
    ['\u034f', 'invisible'],
    ['\u180e', 'invisible'],
    ['\u{1d173}', 'invisible'],
    ['\u202e三张', 'invisible'],
    ['文\u2066号\u2069', 'invisible'],
    ['\ufeff名称', 'invisible'],
    ['名\u3164称', 'invisible'],
    ['名\u{e0041}称', 'invisible'],
    ['一行\u2028两行', 'invisible'],
    ['\ufdd0', 'invisible'],
    ['名称\u0007', 'control-character'],
    ['名称\u0085', 'control-character'],
    ['\u0000', 'unreadable'],
    ['\ud842', 'unreadable'],
    ['\ufffd', 'unreadable'],
  ] as const)('is not %j', (text, code) => {
    expect(textFlaw(text)).toBe(code);
    expect(flawTexts(code)).toEqual({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  });

  it('of one line has no break', () => {
    expect(hasLines('县 农业 局')).toBe(false);
    for (const text of ['县\n局', '县\r局', '县\t局']) expect(hasLines(text)).toBe(true);
  });

  it.each(['', ' \t\n\u3000\u00a0', '\u2800', '\u0301', '\ufe0f', '\u0600', '\u3164'])('is blank as %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['县', '—', '1', '😀', '\ue000', '\u{2ebf0}', ' 县'])('is not blank as %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
