import { Writable } from 'node:stream';
import { pino } from 'pino';
import { problem } from '../http/problem.js';
import { tell } from './tell.js';

function toldOf(error: unknown): readonly unknown[] {
  const lines: unknown[] = [];
  const written = new Writable({
    write(line: Buffer, _encoding, next) {
      const { level, msg, tenant, waitsFor, err } = JSON.parse(line.toString()) as Record<string, unknown>;
      lines.push({ level, msg, tenant, waitsFor, hasStack: err !== undefined });
      next();
    },
  });
  tell(pino(written), { tenant: 'county' }, error, 'what is due could not be looked at');
  return lines;
}

it('what passes by itself is one calm line without a stack', () => {
  expect(toldOf(problem('rules-not-closed'))).toEqual([
    {
      level: 30,
      msg: 'what is due could not be looked at yet, and is tried again',
      tenant: 'county',
      waitsFor: 'rules-not-closed',
      hasStack: false,
    },
  ]);
});

it('anything else is a warning with its stack', () => {
  expect(toldOf(new Error('a defect'))).toMatchObject([{ level: 40, hasStack: true }]);
});
