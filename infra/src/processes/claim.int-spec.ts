import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScript, workspace } from '../../test/installed-copy.js';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary.js';
import { claim } from './claim.js';

afterEach(removeTemporaryFolders);

/** Claims a file, says whether it could, and holds it until its input ends. */
const claimant = `
  import { claim } from './dist/processes/claim.js';
  process.stdin.resume().once('end', () => process.exit(0));
  await claim(process.argv[1]).then(() => console.log('true'), (error) => console.log(error.code === 'already-running' ? 'false' : error.stack));`;

describe('a claim', () => {
  it('is refused while its owner lives, and free again when it was released', async () => {
    const file = join(temporaryFolder(), 'owner.json');
    const first = await claim(file);
    await expect(claim(file)).rejects.toMatchObject({ code: 'already-running' });
    first.release();
    (await claim(file)).release();
  });

  it('of a process that was killed is taken over by exactly one of many', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'owner.json');
    writeFileSync(file, JSON.stringify({ pid: process.pid, birth: 'another process had this id' }));
    const claimants = Array.from({ length: 6 }, () => runScript(claimant, { cwd: workspace, args: [file] }));
    const won = await Promise.all(claimants.map((each) => each.next<boolean>()));
    expect(won.filter(Boolean)).toEqual([true]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: claimants[won.indexOf(true)]!.child.pid });
    expect(readdirSync(folder)).toEqual(['owner.json']);
    for (const { child, ended } of claimants) {
      child.stdin?.end();
      await ended;
    }
  });

  it('that is no claim at all is replaced', async () => {
    const file = join(temporaryFolder(), 'owner.json');
    writeFileSync(file, '');
    const held = await claim(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    held.release();
  });
});
