import { decimalToText } from '@wenxiao/domain';
import fc from 'fast-check';
import { halfUnitOf, isBare, numberIn, pointsIn, rateIn } from './cell.js';
import { isNothing } from './normal-form.js';

/** The number in a cell, as `[value, unit, sign, decimals]`. */
function read(cell: string) {
  const number = numberIn(cell);
  return number && [decimalToText(number.value), number.unit, number.sign, number.decimals];
}

describe('reading a cell', () => {
  it.each([
    ['10', ['10', '', null, 0]],
    ['100.00%', ['100', '%', null, 2]],
    ['73,387.27', ['73387.27', '', null, 2]],
    ['1,234,567.89', ['1234567.89', '', null, 2]],
    ['1 268.72', ['1268.72', '', null, 2]],
    ['1,234.50', ['1234.5', '', null, 2]],
    ['52.800000', ['52.8', '', null, 6]],
    ['264户', ['264', '户', null, 0]],
    ['1290.3㎡', ['1290.3', '㎡', null, 1]],
    ['-3', ['-3', '', null, 0]],
    ['−5', ['-5', '', null, 0]],
    ['-0.50万元', ['-5000', '元', null, 2]],
    [' 1 290.3 ㎡ ', ['1290.3', '㎡', null, 1]],
    ['\u300012\u00a0%\n', ['12', '%', null, 0]],
    ['\uff11\uff10\uff10\uff05', ['100', '%', null, 0]],
    ['1\u200b0', ['10', '', null, 0]],
    ['≥\uff19\uff15\uff0e\uff15\uff05', ['95.5', '%', 'at-least', 1]],
    ['\uff1e\uff1d\uff0d\uff15', ['-5', '', 'at-least', 0]],
    ['\uff11\uff0c\uff10\uff10\uff10', ['1000', '', null, 0]],
    ['007', ['7', '', null, 0]],
    ['100%覆盖', ['100', '%覆盖', null, 0]],
    ['3000元/人', ['3000', '元/人', null, 0]],
    ['25TB', ['25', 'TB', null, 0]],
    ['3.33亿元', ['333000000', '元', null, 2]],
    ['13万人', ['130000', '人', null, 0]],
    ['10万', ['100000', '', null, 0]],
    ['2万亿元', ['2000000000000', '元', null, 0]],
    ['5千万元', ['50000000', '元', null, 0]],
    ['5百万', ['5000000', '', null, 0]],
    ['5千元', ['5000', '元', null, 0]],
    ['5千人', ['5', '千人', null, 0]],
    ['100(含)%。', ['100', '%', null, 0]],
    ['95百分比', ['95', '%', null, 0]],
    ['95%(百分比)', ['95', '%', null, 0]],
    ['0', ['0', '', null, 0]],
  ])('reads %j as a number', (cell, number) => {
    expect(read(cell)).toEqual(number);
  });

  it.each([
    [['≥', '≧', '⩾', '≮', '>=', '=>', '>', '﹥', '＞', '＞＝'], 'at-least'],
    [['不低于', '不少于', '不小于', '不得低于', '不得少于', '不得小于', '大于等于', '大于或等于'], 'at-least'],
    [['大于', '高于', '多于', '超过', '至少'], 'at-least'],
    [['≤', '≦', '⩽', '≯', '<=', '=<', '<', '﹤'], 'at-most'],
    [['不高于', '不超过', '不大于', '不多于', '不得高于', '不得超过', '不得大于', '不得多于'], 'at-most'],
    [['小于等于', '小于或等于', '小于', '低于', '少于', '至多'], 'at-most'],
    [['=', '==', '═', '﹦', '＝', '等于'], 'equal'],
  ])('reads the signs %j in front as %s', (signs, meaning) => {
    for (const sign of signs) {
      expect([sign, read(`${sign}90%`)]).toEqual([sign, ['90', '%', meaning, 0]]);
      expect([sign, read(`${sign} 90 百分比`)]).toEqual([sign, ['90', '%', meaning, 0]]);
    }
  });

  it.each([
    [['以上', '及以上', '或以上'], 'at-least'],
    [['以下', '以内', '及以下', '或以下', '及以内', '或以内', '之内', '内'], 'at-most'],
  ])('reads the signs %j behind as %s', (signs, meaning) => {
    for (const sign of signs) {
      expect([sign, read(`90%${sign}`)]).toEqual([sign, ['90', '%', meaning, 0]]);
      expect([sign, read(`达到90%${sign}`)]).toEqual([sign, ['90', '%', meaning, 0]]);
      expect([sign, read(`控制在5天（含）${sign}`)]).toEqual([sign, ['5', '天', meaning, 0]]);
    }
    expect(read('≥90%以上')).toEqual(['90', '%', 'at-least', 0]);
  });

  it.each([
    ...['约40%', '2020年1月--2020年11月', '2021年12月31日', '好', '5m2', '10%-20%', '2万-3万', '50余人', '9月前'],
    ...['10个，约50000立方米', '11月底完成100%', '100.', '.5', '1.2.3', '+5', '--5', '===5', '≥', '>≥5', '%', '1e5'],
    ...['8,5', '8 5%', '12,34', '1,2345', '1\n000', '≥5以下', '达到95%', '控制在5%', '五', '٥', 'NaN', '优'],
    ...['5人左右', '三分之2', '5个多', '1'.repeat(31), `5${'长'.repeat(11)}`],
  ])('takes %j for text and guesses no number from it', (cell) => {
    expect(numberIn(cell)).toBeNull();
    expect(isNothing(cell)).toBe(false);
  });

  it('tells a bare number from one with a unit or a multiplier', () => {
    const bare = ['5', '≥5', '5万', '5元', '5%'].map((cell) => {
      const number = numberIn(cell);
      return number !== null && isBare(number);
    });
    expect(bare).toEqual([true, true, false, false, false]);
  });

  it('keeps every digit of a number, however it is dressed up', () => {
    const digits = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.stringMatching(/^[0-9]{0,9}$/))
      .map(([whole, fraction]) => (fraction === '' ? String(whole) : `${String(whole)}.${fraction}`));
    const fullWidth = (text: string) =>
      Array.from(text)
        .map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
        .join('');
    const grouped = (text: string) => text.replace(/^[0-9]+/, (whole) => whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ','));
    const unit = fc.constantFrom('', '%', '元', '㎡', '人次', '立方米');
    const writing = fc.constantFrom(
      grouped,
      (text: string) => text,
      (text: string) => grouped(text).replaceAll(',', ' '),
    );
    fc.assert(
      fc.property(digits, fc.boolean(), unit, fc.boolean(), writing, (text, negative, named, wide, written) => {
        const number = negative ? `-${text}` : text;
        const dressed = `${negative ? '-' : ''}${written(text)}`;
        const read = numberIn(` ${wide ? fullWidth(dressed.replaceAll(' ', ',')) : dressed}${named}。`);
        expect(read?.value.eq(number)).toBe(true);
        expect([read?.unit, read?.decimals]).toEqual([
          named,
          text.includes('.') ? text.length - text.indexOf('.') - 1 : 0,
        ]);
      }),
    );
  });

  it('never throws, whatever a cell holds', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('≥=<->0123456789.,%/—无约 万元m0以上内不低于（含）')) }),
    );
    fc.assert(
      fc.property(cell, (text) => {
        const number = numberIn(text);
        expect(number === null || !isNothing(text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not calculate with numbers that no form prints', () => {
    expect(numberIn('9'.repeat(30))).not.toBeNull();
    expect(numberIn('9'.repeat(31))).toBeNull();
    expect(numberIn(`0.${'0'.repeat(1_000_000)}1`)).toBeNull();
  });
});

describe('a weight, a score or a total', () => {
  it('is in points or per cent, without sign and multiplier', () => {
    for (const cell of ['20', '20分', '20%', '-2', '20百分比'])
      expect([cell, pointsIn(cell) !== null]).toEqual([cell, true]);
    for (const cell of ['≥20', '20万', '20个', '20分以内', '', '/', null])
      expect([cell, pointsIn(cell)]).toEqual([cell, null]);
  });
});

describe('a rate', () => {
  it('is per cent or without a unit', () => {
    expect([rateIn('20%'), rateIn('0.2')].map((rate) => rate?.unit)).toEqual(['%', '']);
    for (const cell of ['20分', '≥20%', '约20%']) expect([cell, rateIn(cell)]).toEqual([cell, null]);
  });
});

describe('half a unit of the last printed decimal', () => {
  it.each([
    ['86%', '0.5'],
    ['86.5%', '0.05'],
    ['31.00%', '0.005'],
    ['1.2亿元', '5000000'],
    ['39.2696万元', '0.5'],
  ])('of %s is %s', (cell, half) => {
    expect(decimalToText(halfUnitOf(numberIn(cell)!))).toBe(half);
  });
});
