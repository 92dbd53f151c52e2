import { parsePosition, planRead, positionText } from './feed-position.js';

describe('reading topics of one feed', () => {
  const at = (transactionId: string, position = '1') => ({ incarnation: 1, transactionId, position });

  it('takes those that are furthest behind together, up to the next ones', () => {
    const progress = new Map([
      ['a', positionText(at('900'))],
      ['b', positionText(at('1000'))],
      ['c', positionText(at('900'))],
      ['d', positionText(at('1000', '7'))],
    ]);
    expect(planRead(progress)).toEqual({ sources: ['a', 'c'], from: at('900'), until: at('1000') });
  });

  it('takes all together where they are at one place', () => {
    const progress = new Map(['a', 'b'].map((topic) => [topic, '0/0/0']));
    expect(planRead(progress)).toEqual({
      sources: ['a', 'b'],
      from: { incarnation: 0, transactionId: '0', position: '0' },
      until: undefined,
    });
  });

  it('keeps places as text that it can read', () => {
    expect(parsePosition(positionText(at('18446744073709551615')))).toEqual(at('18446744073709551615'));
    expect(() => parsePosition('1/2')).toThrow(TypeError);
  });
});
