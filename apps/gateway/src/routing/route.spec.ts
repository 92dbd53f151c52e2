import { routeOf } from './route.js';

const services = { targets: 'http://127.0.0.1:4001', directory: 'http://127.0.0.1:4002/' };

describe('the way to a service', () => {
  it.each([
    [
      '/api/targets/jurisdictions/1/performance-targets?limit=5',
      'http://127.0.0.1:4001/jurisdictions/1/performance-targets',
    ],
    ['/api/directory/organisations', 'http://127.0.0.1:4002/organisations'],
    ['/api/directory/rule-sets/%E6%9F%90%E5%8E%BF', 'http://127.0.0.1:4002/rule-sets/%E6%9F%90%E5%8E%BF'],
    ['/api/targets/clock', 'http://127.0.0.1:4001/clock'],
  ])('%s leads to %s', (url, target) => {
    expect(routeOf(url, services)?.target).toBe(target);
  });

  it.each([
    '/api/unknown/organisations',
    '/api/constructor/organisations',
    '/api/targets',
    '/api/targets/',
    '/api/directory/internal/sign-in',
    '/api/directory/INTERNAL/sign-in',
    '/api/directory/%69nternal/sign-in',
    '/api/directory/%2569nternal/sign-in',
    '/api/directory/./internal/sign-in',
    '/api/directory/x/../internal/sign-in',
    '/api/directory/x/%2e%2e/internal/sign-in',
    '/api/directory/x%2f..%2finternal/sign-in',
    '/api/directory/x%5c..%5cinternal',
    '/api/directory//internal/sign-in',
    '/api/directory/health/ready',
    '/api/directory/openapi.json',
    '/api/directory/%zz',
    '/api/directory/a%00b',
    '/other/targets/x',
  ])('%s leads nowhere', (url) => {
    expect(routeOf(url, services)).toBeUndefined();
  });
});
