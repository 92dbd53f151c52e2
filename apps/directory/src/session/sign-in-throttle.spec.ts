import { type Attempts, counted, networkOf } from './sign-in-throttle.js';

describe('the network of an address', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '::ffff:198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['password change', 'password change'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('guesses', () => {
  const pace = { free: 3, waitSecondsMax: 30 } as const;
  const after = (count: number): Attempts => {
    let attempts: Attempts = { failed: 0, next: 0 };
    for (let index = 0; index < count; index += 1) attempts = counted(attempts, attempts.next, pace)!;
    return attempts;
  };

  it('are free at first, and then wait longer each time, up to a limit', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7].map((count) => {
      const before = after(count);
      return counted(before, before.next, pace)!.next - before.next;
    });
    expect(waits).toEqual([0, 0, 5, 10, 20, 30, 30, 30]);
  });

  it('that come too early count nothing: whoever keeps guessing keeps nobody out for longer', () => {
    const before = after(6);
    expect(counted(before, before.next - 0.1, pace)).toBeUndefined();
    expect(counted(before, before.next, pace)).toEqual({ failed: 7, next: before.next + 30 });
  });
});
