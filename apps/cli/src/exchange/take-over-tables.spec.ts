import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { Progress } from '../progress.js';
import { addExchange } from './exchange.command.js';

// Follows docs/take-over-tables.md as it is printed: its commands, on its files.

const root = new URL('../../../../', import.meta.url).pathname;
const lesson = readFileSync(join(root, 'docs/take-over-tables.md'), 'utf8');
const blocksOf = (language: string): readonly string[] =>
  [...lesson.matchAll(/^```(\w+)(?: \S+)?\n([\s\S]*?)^```$/gm)].flatMap(([, of, text = '']) =>
    of === language ? [text] : [],
  );

async function printed(command: string): Promise<string> {
  const words = command.split(' ').map((word) => (word.startsWith('docs/') ? join(root, word) : word));
  let out = '';
  const program = new Command('wenxiao').exitOverride();
  addExchange(program, {
    out: (text) => (out += text),
    error: (text) => (out += text),
    end: () => undefined,
    environment: {},
    password: () => Promise.resolve(''),
    progress: new Progress({ isTTY: false, write: () => true }),
  });
  await program.parseAsync(words, { from: 'user' });
  return out.replaceAll(root, '');
}

describe('the lesson that maps a table', () => {
  it('prints what its commands print', async () => {
    const sessions = blocksOf('console');
    expect(sessions.length).toBe(3);
    for (const session of sessions) {
      const [command = '', ...expected] = session.trimEnd().split('\n');
      const out = await printed(command.replace('$ npx wenxiao ', ''));
      expect(out.split('\n').slice(0, expected.length)).toEqual(expected);
    }
  });

  it('quotes its mapping word for word', () => {
    const mapping = JSON.parse(readFileSync(join(root, 'docs/take-over-tables/mapping.json'), 'utf8')) as {
      values: object;
    };
    expect(JSON.parse(blocksOf('json')[0] ?? '')).toEqual(mapping.values);
  });
});
