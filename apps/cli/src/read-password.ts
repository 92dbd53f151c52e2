import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { Readable, Writable } from 'node:stream';

/**
 * Asks for a password without showing it; where nobody can be asked, the first line of the input is the password. Empty for whoever leaves.
 * @param known a password that there is already is asked for once: a slip of the fingers does no harm.
 */
export async function readPassword(
  input: Readable & { isTTY?: boolean },
  prompts: Writable,
  { known = false } = {},
): Promise<string> {
  if (input.isTTY !== true) return firstLineOf(input);
  // What is typed is echoed into a stream that nobody reads.
  const asked = createInterface({ input, output: new PassThrough().resume(), terminal: true });
  const lines = asked[Symbol.asyncIterator]();
  const ask = async (prompt: string): Promise<string | undefined> => {
    prompts.write(prompt);
    const line: IteratorResult<string, undefined> = await lines.next();
    prompts.write('\n');
    return line.value;
  };
  try {
    for (;;) {
      const password = await ask('密码 · password: ');
      if (known) return password ?? '';
      const again = await ask('再输入一次 · once more: ');
      if (password === undefined || again === undefined) return '';
      if (again === password) return password;
      prompts.write('两次输入不同，请重新输入。 · These differ. Try again.\n');
    }
  } finally {
    asked.close();
  }
}

async function firstLineOf(input: Readable): Promise<string> {
  const lines = createInterface({ input });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
