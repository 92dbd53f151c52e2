import type { ExecutionContext } from '@nestjs/common';
import { fact, name, writeFact, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import * as fc from 'fast-check';
import { of } from 'rxjs';
import { validationPipe } from './validation.js';
import { WellFormedRequests } from './well-formed.js';

class NamedDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  cause?: string;
}
const facts = {
  named: fact('named', 1, {
    name: name(t.subjectName, { max: 200 }),
    cause: words(t.deviationCause, { max: 2000 }).optional(),
  }),
};

/** Whether a request with this body comes to whoever decides. */
async function isAdmitted(body: object): Promise<boolean> {
  const request = { method: 'POST', routeOptions: {}, query: {}, params: {}, headers: {}, body };
  const context = { getType: () => 'http', switchToHttp: () => ({ getRequest: () => request }) };
  try {
    new WellFormedRequests(false).intercept(context as unknown as ExecutionContext, { handle: () => of(1) });
    await validationPipe().transform(body, { type: 'body', metatype: NamedDto });
    return true;
  } catch {
    return false;
  }
}

function isWritable(data: { name: string; cause?: string }): boolean {
  try {
    return writeFact(facts, { type: 'named', data }).type === 'named';
  } catch {
    return false;
  }
}

/** Letters of several scripts, blanks, lines, marks, joiners, what is not seen, and any character at all. */
const character = fc.oneof(
  fc.constantFrom(...'县局aگێᠮe1👩❤🏻—', ' ', '\t', '\n', '\r', '\u2028', '\u3000', '\u2800', '\u0301', '\u034f'),
  fc.constantFrom(
    ...'\u200b\u200c\u200d\u200e\u180b\u180e\ufe00\ufe0f\ufeff\u{e0100}\u00ad\u3164',
    '\u0600',
    '\u{110bd}',
  ),
  fc.constantFrom('\u{1d173}', '\ufdd0', '\ufffd', '\ufffc', '\ud842', '\u0007', '\ue000', '\u{e0041}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const text = fc.array(character, { minLength: 1, maxLength: 6 }).map((characters) => characters.join(''));

describe('a text that a request brings', () => {
  it('can be written as a fact where it is admitted', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        for (const data of [{ name: each }, { name: '县', cause: each }])
          expect([data, !(await isAdmitted(data)) || isWritable(data)]).toEqual([data, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused wherever nothing of it is seen', async () => {
    for (const each of [
      '\u2800',
      '\ufe0f',
      '\u034f',
      '\u0301',
      '\u200d',
      '\u200c',
      '\u0600',
      '\u06dd',
      '\u{1d173}',
      '\u180e',
    ])
      expect([each, await isAdmitted({ name: each }), isWritable({ name: each })]).toEqual([each, false, false]);
  });
});
