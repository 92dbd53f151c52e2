import { routeOf } from './route.js';

describe('the way to a service', () => {
  it.each([
    ['/api/targets/jurisdictions/1/performance-targets?limit=5', 'targets', '/jurisdictions/1/performance-targets'],
    ['/api/directory/organisations', 'directory', '/organisations'],
    ['/api/directory/rule-sets/%E6%9F%90%E5%8E%BF', 'directory', '/rule-sets/%E6%9F%90%E5%8E%BF'],
    ['/api/overview/jurisdictions/1/tasks?after=e30', 'overview', '/jurisdictions/1/tasks'],
    ['/api/targets/clock', 'targets', '/clock'],
  ])('%s leads to %s, %s', (url, service, path) => {
    expect(routeOf(url)).toEqual({ service, path });
  });

  it.each([
    '/api/targets',
    '/api/targets/',
    '/api/directory/internal/sign-in',
    '/api/directory/INTERNAL/sign-in',
    '/api/directory/%69nternal/sign-in',
    '/api/directory/%2569nternal/sign-in',
    '/api/directory/./internal/sign-in',
    '/api/directory/x/../internal/sign-in',
    '/api/directory/x/%2e%2e/internal/sign-in',
    '/api/directory/%2e%2e%2e/x',
    '/api/directory/x../internal',
    '/api/directory/x%2f..%2finternal/sign-in',
    '/api/directory/x%5c..%5cinternal',
    '/api/directory//internal/sign-in',
    '/api/directory/health/ready',
    '/api/directory/openapi.json',
    '/api/directory/metrics',
    '/api/directory/%zz',
    '/api/directory/a%00b',
    '/other/targets/x',
  ])('%s leads nowhere', (url) => {
    expect(routeOf(url)).toBeUndefined();
  });
});
