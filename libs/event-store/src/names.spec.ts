import { defaultInstallation, installationName, storeRolesOf, storeUrl } from './names.js';

describe('the name of an installation', () => {
  it.each(['wenxiao', 'a', 'hunan-2', 'fufeng-county-test', 'pgx', 'a'.repeat(32)])('may be “%s”', (name) => {
    expect(installationName(name)).toBe(name);
  });

  it.each([
    '',
    'Hunan',
    '湖南',
    'a_b',
    'a.b',
    '1a',
    '-a',
    'a-',
    'a--b',
    'pg',
    'pg-a',
    'a"; drop role b; --',
    'a'.repeat(33),
  ])('is not “%s”', (name) => {
    expect(() => installationName(name)).toThrow(TypeError);
  });
});

describe('the roles of a store', () => {
  it('begin with the installation, and the database is named as the service role', () => {
    expect(storeRolesOf({ installation: defaultInstallation, store: 'targets' })).toEqual({
      owner: 'wenxiao_targets_owner',
      service: 'wenxiao_targets',
      reader: 'wenxiao_targets_reader',
      historian: 'wenxiao_targets_historian',
    });
    const url = storeUrl('postgres://admin@db:5432/postgres', { installation: 'a-b', store: 'targets' }, 'reader', 'x');
    expect(url).toBe('postgres://a_b_targets_reader:x@db:5432/a_b_targets');
  });

  it('fit the 63 bytes that PostgreSQL keeps of a name, whatever the names are', () => {
    const longest = storeRolesOf({ installation: 'i'.repeat(32), store: 's'.repeat(20) });
    expect(Math.max(...Object.values(longest).map(({ length }) => length))).toBe(63);
  });
});
