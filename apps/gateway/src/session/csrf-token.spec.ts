import { csrfTokenOf, isCrossSite, isCsrfToken } from './csrf-token.js';

describe('the CSRF token', () => {
  it('belongs to one session', () => {
    expect(isCsrfToken(csrfTokenOf('one'), 'one')).toBe(true);
    expect(isCsrfToken(csrfTokenOf('one'), 'other')).toBe(false);
  });

  it.each([[undefined], [''], ['short'], [['a', 'b']], [csrfTokenOf('one').slice(1)]])('is not %p', (shown) => {
    expect(isCsrfToken(shown, 'one')).toBe(false);
  });
});

describe('a request', () => {
  it.each([
    ['cross-site', true],
    ['same-site', true],
    ['same-origin', false],
    ['none', false],
    [undefined, false],
  ])('that says %s of itself is another site’s: %p', (said, crossSite) => {
    expect(isCrossSite(said)).toBe(crossSite);
  });
});
