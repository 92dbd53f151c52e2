import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfSharedHome } from './shared-home.js';

const prepare = (home: string): Promise<void> => {
  for (const name of ['kept', 'owner.json', 'port']) writeFileSync(join(home, name), name);
  return Promise.resolve();
};

it('is prepared by the second who asks, copied for each from then on, and without what named its server', async () => {
  expect(await copyOfSharedHome('asked-thrice', prepare)).toBeUndefined();
  const [second, third] = [
    await copyOfSharedHome('asked-thrice', prepare),
    await copyOfSharedHome('asked-thrice', fails),
  ];
  for (const home of [second, third]) {
    expect(readdirSync(String(home))).toEqual(['kept']);
    expect(readFileSync(join(String(home), 'kept'), 'utf8')).toBe('kept');
  }
  writeFileSync(join(String(second), 'own'), '');
  expect(existsSync(join(String(third), 'own'))).toBe(false);
});

it('lets nobody wait: who asks while it is prepared, or after that failed, gets none', async () => {
  expect(await copyOfSharedHome('failing', fails)).toBeUndefined();
  await expect(copyOfSharedHome('failing', fails)).rejects.toThrow('not today');
  expect(await copyOfSharedHome('failing', prepare)).toBeUndefined();
});

const fails = (): Promise<void> => Promise.reject(new Error('not today'));
