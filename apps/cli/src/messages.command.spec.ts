import { asyncApiDocument } from '@wenxiao/messaging';
import { Command } from 'commander';
import { addMessages } from './messages.command.js';
import { productVersion } from './bundle/product-version.js';

/** What `wenxiao messages describe` prints under settings, without a product. */
async function described(environment: Readonly<Record<string, string>>): Promise<unknown> {
  let out = '';
  const program = new Command('wenxiao').exitOverride();
  addMessages(program, {
    out: (text) => void (out += text),
    error: () => undefined,
    end: () => undefined,
    environment,
    password: () => Promise.reject(new Error('Nobody signs in')),
  });
  await program.parseAsync(['messages', 'describe'], { from: 'user' });
  return JSON.parse(out);
}

describe('wenxiao messages describe', () => {
  it('prints what services publish in this version, under the names of the installation’s topics', async () => {
    expect(await described({})).toEqual(asyncApiDocument(productVersion, 'wenxiao'));
    expect(await described({ WENXIAO_INSTALLATION: 'east' })).toEqual(asyncApiDocument(productVersion, 'east'));
  });
});
