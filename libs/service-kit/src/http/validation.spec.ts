import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay } from './said-as.js';
import { IsMoney, MoneyDto } from '@wenxiao/contracts/input';
import type { ProblemError } from './problem.js';
import { validationPipe } from './validation.js';

class LineDto {
  @IsString()
  @Length(1, 100)
  name!: string;
}

class CommandDto {
  @IsDay()
  on!: string;

  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;

  @IsUUID()
  unitId!: string;

  @IsString()
  @Length(1, 100)
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  opinion?: string;

  @ValidateNested()
  @Type(() => MoneyDto)
  @IsMoney()
  amount!: MoneyDto;

  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => LineDto)
  lines!: LineDto[];
}

const right = {
  on: '2022-05-09',
  year: 2022,
  unitId: '018f2f6e-0000-7000-8000-000000000101',
  name: '示范项目',
  amount: { amount: '39.26', unit: '万元' },
  lines: [{ name: '一' }],
};

const pipe = validationPipe();
const take = (body: unknown) => pipe.transform(body, { type: 'body', metatype: CommandDto });

async function errorsOf(body: unknown): Promise<Record<string, string>> {
  const refused = (await take(body).then(
    () => undefined,
    (error: unknown) => error,
  )) as ProblemError | undefined;
  const errors = (refused?.details['errors'] ?? []) as { path: string; code: string; zh: string; en: string }[];
  for (const { zh, en } of errors)
    expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/[a-z]/)]);
  expect(new Set(errors.map(({ path }) => path)).size).toBe(errors.length);
  return Object.fromEntries(errors.map(({ path, code }) => [path, code]));
}

describe('a body', () => {
  it('is taken as it should be', async () => {
    expect(await take({ ...right, opinion: '第一段\n第二段' })).toMatchObject(right);
  });

  it('lacks every field where there is none, and each is said to be missing', async () => {
    const missing = Object.fromEntries(Object.keys(right).map((field) => [field, 'isDefined']));
    for (const body of [undefined, null, {}]) expect(await errorsOf(body)).toEqual(missing);
    expect(await errorsOf('text')).toEqual({ '': 'isObject' });
    expect(await errorsOf([right])).toEqual({ '': 'isObject' });
  });

  it.each<[object, Record<string, string>]>([
    [{ on: '2022-02-30' }, { on: 'day' }],
    [{ on: 7 }, { on: 'day' }],
    [{ year: '2022' }, { year: 'isInt' }],
    [{ year: 1999 }, { year: 'min' }],
    [{ year: 2101 }, { year: 'max' }],
    [{ year: null }, { year: 'isInt' }],
    [{ unitId: 'A' }, { unitId: 'isUuid' }],
    [{ name: 7 }, { name: 'isString' }],
    [{ name: '' }, { name: 'isLength' }],
    [{ name: ' ' }, { name: 'blank' }],
    [{ name: '甲\n乙' }, { name: 'line-break' }],
    [{ lines: [{ name: '甲\t乙' }] }, { 'lines[0].name': 'line-break' }],
    [{ lines: [{}] }, { 'lines[0].name': 'isDefined' }],
    [{ lines: 'x' }, { lines: 'isArray' }],
    [{ amount: { amount: '-1', unit: '元' } }, { amount: 'negative' }],
    [
      { unknown: undefined, more: 1 },
      { unknown: 'whitelistValidation', more: 'whitelistValidation' },
    ],
  ])('with %j is answered by what is wrong, once a field and in both languages', async (flaw, expected) => {
    expect(await errorsOf({ ...right, ...flaw })).toEqual(expected);
  });
});
