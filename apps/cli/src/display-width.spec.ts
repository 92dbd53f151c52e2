import { clipped, clippedInside, displayWidth, padded, printable } from './display-width.js';

describe('the width of text in a terminal', () => {
  it.each([
    ['', 0],
    ['score', 5],
    ['得分', 4],
    ['10 ÷ 43.2 ≈ 8.6', 15],
    ['（空白）', 8],
    ['≥90%，“优”。', 12],
    ['한글かな', 8],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
  it('is what texts are padded to', () => {
    expect([padded('得分', 6), padded('score', 6), padded('执行得分', 6)]).toEqual(['得分  ', 'score ', '执行得分']);
  });
  it('is what texts are clipped to, with an ellipsis', () => {
    expect(['得分', '得分率', '满分得分', 'score!!'].map((text) => clipped(text, 5))).toEqual([
      '得分',
      '得分…',
      '满分…',
      'scor…',
    ]);
  });
  it('is what texts are clipped to inside, so that their ends still tell them apart', () => {
    expect(['得分', '满分得分率', 'score of the first'].map((text) => clippedInside(text, 9))).toEqual([
      '得分',
      '满分…分率',
      'scor…irst',
    ]);
    expect(clippedInside('一二三四五六', 8)).toBe('一二…六');
  });
});

describe('printable text', () => {
  it('is one line that leaves the terminal alone', () => {
    expect(printable('\u001b[31m红\u001b[0m\r\n第二行\t\u202e反 \u2028 尾 ')).toBe('红 第二行 反   尾');
  });
});
