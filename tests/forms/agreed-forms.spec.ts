// Forms with odd cells, drawn at random, with the findings on which two programs agree that share no code: `agreed.jsonl`, a form a line.
import { checkForm, readPublishedForm } from '@wenxiao/forms';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Agreed {
  /** `code level path`, in no order. */
  readonly findings: readonly string[];
  readonly form: unknown;
}

const agreed = readFileSync(join(import.meta.dirname, 'agreed.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Agreed);

function findingsOf(form: unknown): readonly string[] {
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') throw new TypeError(reading.problem.en);
  return checkForm(reading.form).map(({ code, level, path }) => `${code} ${level} ${path}`);
}

describe('a form on which two programs agree', () => {
  it('has exactly the findings of both', () => {
    expect(agreed.length).toBe(400);
    const other = agreed.flatMap(({ form, findings }, line) => {
      const own = [...findingsOf(form)].sort();
      return own.join() === [...findings].sort().join() ? [] : [{ line: line + 1, own, findings }];
    });
    expect(other).toEqual([]);
  });
});
