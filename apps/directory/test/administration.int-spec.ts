import { AdministrationError, createFirstAdministrator, resetPassword } from '../src/administration/index.js';
import { type RunningDirectory, runDirectory } from '../src/testing/index.js';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await runDirectory('administration');
});
afterAll(() => directory.close());

describe('the offline commands', () => {
  const another = {
    accountName: 'second.admin',
    displayName: '第二人',
    password: 'quiet river lantern',
    jurisdiction: { name: '另一省', level: 'province' },
  } as const;

  it('make one first administrator', async () => {
    await expect(createFirstAdministrator(directory.databaseUrl, another)).rejects.toMatchObject({
      code: 'administrator-exists',
    });
  });

  it('refuse a weak password', async () => {
    const weak = { ...another, password: 'Password123!' };
    await expect(createFirstAdministrator(directory.databaseUrl, weak)).rejects.toThrow(AdministrationError);
    await expect(resetPassword(directory.databaseUrl, 'first.admin', 'short')).rejects.toMatchObject({
      code: 'weak-password',
    });
  });

  it('help an administrator who forgot the password', async () => {
    await resetPassword(directory.databaseUrl, 'First.Admin', 'a forgotten lantern');
    const { status } = await directory.internal('sign-in', {
      accountName: 'first.admin',
      password: 'a forgotten lantern',
      address: '198.51.100.21',
    });
    expect(status).toBe(200);
    await expect(resetPassword(directory.databaseUrl, 'nobody', 'a forgotten lantern')).rejects.toMatchObject({
      code: 'unknown-account',
    });
  });
});
