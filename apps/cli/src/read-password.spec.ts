import { PassThrough } from 'node:stream';
import { readPassword } from './read-password.js';

const typing = (text: string, isTTY: boolean) => {
  const input = Object.assign(new PassThrough(), { isTTY });
  input.end(text);
  return input;
};
const shownBy = (prompts: PassThrough) => (prompts.read() as Buffer | null)?.toString('utf8') ?? '';

describe('reading a password', () => {
  it('takes the first line of an input that is no terminal', async () => {
    const prompts = new PassThrough();
    expect(await readPassword(typing('quiet river\nrest', false), prompts)).toBe('quiet river');
    expect(await readPassword(typing('', false), prompts)).toBe('');
    expect(shownBy(prompts)).toBe('');
  });

  it('asks at a terminal until the same is typed twice, and shows nothing of it', async () => {
    const prompts = new PassThrough();
    const typed = 'quiet river\nquiet rivre\nquiet river\nquiet river\n';
    expect(await readPassword(typing(typed, true), prompts)).toBe('quiet river');
    const shown = shownBy(prompts);
    expect(shown).toMatch(/password[^]*once more[^]*differ[^]*password[^]*once more/);
    expect(shown).not.toContain('quiet');
  });
});
