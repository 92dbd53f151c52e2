import type { IncomingRecord } from '../broker.js';
import { fingerprint, parsePosition, positionText, recognise } from './partition-position.js';

const record = (offset: bigint, value = 'value', timestamp = '1650000000000'): IncomingRecord => ({
  offset,
  timestamp,
  key: Buffer.from('key'),
  value: Buffer.from(value),
  headers: {},
});

describe('a position in a partition', () => {
  it('is kept as text', () => {
    expect(positionText({ next: 0n, before: '' })).toBe('0');
    const position = { next: 9007199254740993n, before: fingerprint(record(9007199254740992n)) };
    expect(parsePosition(positionText(position))).toEqual(position);
    expect(() => parsePosition('somewhere')).toThrow(TypeError);
  });

  it('knows the record before it from any other', () => {
    const position = { next: 8n, before: fingerprint(record(7n)) };
    expect(recognise(position, record(7n))).toBe('known');
    expect(recognise(position, record(7n, 'other'))).toBe('other');
    expect(recognise(position, record(7n, 'value', '1650000000001'))).toBe('other');
    // The topic is shorter than it was; or what lay before was removed.
    expect(recognise(position, record(3n))).toBe('other');
    expect(recognise(position, record(12n))).toBe('known');
  });

  it('is not fooled by where a key ends and a value begins', () => {
    const [a, b] = [record(1n), record(1n)];
    expect(fingerprint({ ...a, key: Buffer.from('ab'), value: Buffer.from('c') })).not.toBe(
      fingerprint({ ...b, key: Buffer.from('a'), value: Buffer.from('bc') }),
    );
    expect(fingerprint({ ...a, value: null })).not.toBe(fingerprint({ ...a, value: Buffer.from('-') }));
  });
});
