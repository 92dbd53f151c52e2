import { isBlank, isMark, isNothing, normalForm } from './normal-form.js';

describe('the normal form of a cell', () => {
  it.each([
    ['＝ ﹦ ﹥ ﹪ ％', '==>%%'],
    ['100㎡', '100㎡'],
    ['1 2', '1,2'],
    ['1 \n 2', '1;2'],
    ['1\u20282', '1;2'],
    ['1 人', '1人'],
    ['1\u200b 2', '1,2'],
    ['5天（含）以内；', '5天以内'],
    ['好。。；', '好'],
    ['。', ''],
    ['\uff61', '\uff61'],
  ])('of %j is %j', (printed, normal) => {
    expect(normalForm(printed)).toBe(normal);
  });
});

describe('a cell that says nothing', () => {
  it.each(['/', ' / ', '\uff0f', '\\', '—', '——', '--', '-', '–', '−', '─', '⸺', 'ー', '//', '/-'])(
    'has the mark %j',
    (cell) => {
      expect([isMark(cell), isBlank(cell), isNothing(cell)]).toEqual([true, false, true]);
    },
  );
  it.each(['无', ' 无 ', '无。', '暂无', '不适用', '不涉及', 'N/A', 'n/a', 'NA', 'na'])('says %j', (cell) => {
    expect([isMark(cell), isBlank(cell), isNothing(cell)]).toEqual([true, false, true]);
  });
  it.each(['', ' ', '\u3000', '\u200b', '；', '（含）'])('is blank: %j', (cell) => {
    expect([isMark(cell), isBlank(cell), isNothing(cell)]).toEqual([false, true, true]);
  });
  it.each(['0', '无偏差', 'null', '.', '无无', 'N'])('is not %j', (cell) => {
    expect(isNothing(cell)).toBe(false);
  });
  it('is none that was not read', () => {
    expect([isMark(null), isBlank(null), isNothing(null)]).toEqual([false, false, false]);
  });
});
