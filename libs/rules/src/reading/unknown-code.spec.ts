import { meant, nearestCode } from './unknown-code.js';

describe('a code that nobody knows', () => {
  const known = ['department-review', 'desk-review', 'declare'];

  it('is answered with the one that is most like it', () => {
    expect(nearestCode('departmnt-review', known)).toBe('department-review');
    expect(nearestCode('desk-reveiw', known)).toBe('desk-review');
    expect(meant('declared', known)).toEqual({ zh: '，您是否指 declare', en: '; did you mean declare?' });
  });

  it('is answered with none where none is like it, and never with itself', () => {
    expect(nearestCode('approve', known)).toBeUndefined();
    expect(nearestCode('x', ['a', 'bc'])).toBeUndefined();
    expect(nearestCode('declare', ['declare'])).toBeUndefined();
    expect(meant('weather', [])).toEqual({ zh: '', en: '' });
  });
});
