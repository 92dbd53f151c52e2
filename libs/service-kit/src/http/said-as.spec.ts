import 'reflect-metadata';
import { AskedYear, PageQueryDto } from '../list/asked.dto.js';
import type { FieldError, ProblemError } from './problem.js';
import { IsCode, IsDay, IsInstant } from './said-as.js';
import { validationPipe } from './validation.js';

class AskedDto extends PageQueryDto {
  @IsDay()
  on!: string;

  @IsInstant()
  to!: string;

  @IsCode()
  kind!: string;

  @AskedYear('年度')
  year?: number;
}

const right = { on: '2023-01-31', to: '2023-01-31T08:00:00 08:00', kind: 'self-evaluation', year: '2023', limit: '7' };
const take = (query: object) =>
  validationPipe().transform({ ...right, ...query }, { type: 'query', metatype: AskedDto });

describe('a field', () => {
  it('is taken in as it is kept', async () => {
    expect(await take({})).toEqual({ ...right, to: '2023-01-31T00:00:00.000000Z', year: 2023, limit: 7 });
  });

  it.each([
    ['on', '2023-02-30', 'day', /日期，如 \d{4}-\d{2}-\d{2}/],
    ['to', '2023-01-31', 'instant', /时刻，如 .*\+08:00/],
    ['kind', 'Self', 'matches', /代码：.*self-evaluation/],
    ['year', '', 'isInt', /整数/],
    ['limit', '', 'isInt', /整数/],
    ['limit', '0', 'min', /最小/],
  ])('%s says what is wanted instead of %j', async (path, value, code, zh) => {
    const error: unknown = await take({ [path]: value }).catch((refused: unknown) => refused);
    const errors = (error as ProblemError).details['errors'] as FieldError[];
    expect(errors).toEqual([{ path, code, zh: expect.stringMatching(zh), en: expect.stringMatching(/[a-z]{4}/) }]);
  });
});
