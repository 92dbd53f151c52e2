import { lineFlaw, textFlaw } from './text-flaws.js';

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
    ['👩\u200d👩\u200d👧 ❤️\u200d🔥'],
  ])('may be %j', (text) => {
    expect(textFlaw(text)).toBeUndefined();
  });

  it.each([
    ['\u200b', 'invisible'],
    ['张\u200b三', 'invisible'],
    ['张\u200d三', 'invisible'],
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
  ])('is not %j', (text, code) => {
    expect(textFlaw(text)).toMatchObject({ code, zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  });

  it('of one line has no break', () => {
    expect(lineFlaw('县 农业 局')).toBeUndefined();
    for (const text of ['县\n局', '县\r局', '县\t局']) expect(lineFlaw(text)).toMatchObject({ code: 'line-break' });
  });
});
