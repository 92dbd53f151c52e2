import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiProperty } from '@nestjs/swagger';
import { dataOf, Input } from '@wenxiao/contracts/input';
import {
  code,
  count,
  day,
  decimal,
  fact,
  group,
  id,
  list,
  money,
  name,
  oneOf,
  record,
  several,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { IsBoolean } from 'class-validator';
import { openApiOf } from './openapi.js';
import { ProblemError } from './problem.js';
import { Public } from '../access/access.guard.js';
import { validationPipe } from './validation.js';

const reported = fact('report-submitted', 1, {
  round: code(t.round),
  spent: money(t.spentAmount).per('round'),
  change: money(t.proposedChange, { signed: true }).optional(),
  share: decimal(t.indicatorWeight, { min: 0, max: 100 }).optional(),
  times: count(t.submission, { min: 1, max: 9 }),
  on: day(t.reportSubmittedOn),
  by: id(t.declaredBy),
  title: name(t.subjectName, { max: 10 }),
  evaluators: several(id(t.persons), 2).optional(),
  parameters: record(decimal(t.stepScore), 2).optional(),
  attainment: list(['indicator'], 3, {
    indicator: code(t.indicator),
    trend: oneOf(t.indicatorTrend),
    cost: group({ spent: money(t.allocatedAmount), note: words(t.reminderWords, { max: 5 }).optional() }).optional(),
  }),
});
const keys = [
  'spent',
  'change',
  'share',
  'times',
  'on',
  'by',
  'title',
  'evaluators',
  'parameters',
  'attainment',
] as const;

class ReportDto extends Input(reported, ...keys) {
  @ApiProperty()
  @IsBoolean()
  sure!: boolean;
}

@Controller('reports')
class ReportsController {
  @Public('A test answers everybody.')
  @Post()
  report(@Body() body: ReportDto): unknown {
    return body;
  }
}

@Module({ controllers: [ReportsController] })
class ReportsModule {}

const person = '018f2f6e-0000-7000-8000-0000000000ab';
const sent = {
  spent: { amount: '39.2696', unit: '万元' },
  times: 1,
  on: '2023-03-31',
  by: person.toUpperCase(),
  title: ' 营养改善 ',
  attainment: [{ indicator: '1', trend: 'behind' }],
  sure: true,
};

const taken = async (body: object): Promise<ReportDto> =>
  (await validationPipe().transform(body, { type: 'body', metatype: ReportDto })) as ReportDto;

async function refused(wrong: object): Promise<unknown[]> {
  try {
    await taken({ ...sent, ...wrong });
    return [];
  } catch (error) {
    const { errors } = (error as ProblemError).details as {
      errors: { path: string; code: string; zh: string; en: string }[];
    };
    for (const { zh, en } of errors)
      expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/^[a-zA-Z]/)]);
    return errors.map(({ path, code: flaw }) => [path, flaw]);
  }
}

describe('a request whose fields are a fact’s', () => {
  it('is taken in as the fact holds it, money in yuan', async () => {
    const { sure, ...input } = await taken({ ...sent, share: '095.50', change: { amount: '-1', unit: '元' } });
    expect(sure).toBe(true);
    expect(dataOf(reported, input, { round: '2023-Q1' })).toEqual({
      round: '2023-Q1',
      spent: '392696.00',
      change: '-1.00',
      share: '95.5',
      times: 1,
      on: '2023-03-31',
      by: person,
      title: '营养改善',
      attainment: [{ indicator: '1', trend: 'behind' }],
    });
  });

  it.each([
    [{ times: undefined }, [['times', 'isDefined']]],
    [{ times: '1' }, [['times', 'not-a-whole-number']]],
    [{ times: 10 }, [['times', 'out-of-range']]],
    [{ on: '2023-02-29' }, [['on', 'not-a-day']]],
    [{ spent: { amount: '-1', unit: '元' } }, [['spent', 'negative']]],
    [{ spent: { amount: '1', unit: '元', more: 1 } }, [['spent.more', 'whitelistValidation']]],
    [{ spent: '1.00' }, [['spent', 'not-an-amount']]],
    [{ spent: null }, [['spent', 'not-an-amount']]],
    [{ title: '\u200B' }, [['title', 'invisible']]],
    [{ title: '甲\u202E乙' }, [['title', 'invisible']]],
    [{ title: '甲\n乙' }, [['title', 'line-break']]],
    [{ title: '   ' }, [['title', 'blank']]],
    [{ evaluators: [person, person.toUpperCase()] }, [['evaluators', 'twice']]],
    [{ evaluators: ['x'] }, [['evaluators', 'not-a-uuid']]],
    [{ parameters: { a: 'x' } }, [['parameters', 'not-a-decimal']]],
    [{ more: 1 }, [['more', 'whitelistValidation']]],
    [{ attainment: {} }, [['attainment', 'not-a-list']]],
    [
      { attainment: [...sent.attainment, { indicator: '2', trend: 'fine' }] },
      [['attainment[1].trend', 'unknown-code']],
    ],
    [{ attainment: [...sent.attainment, ...sent.attainment] }, [['attainment', 'twice']]],
    [{ attainment: ['x'] }, [['attainment[0]', 'nestedValidation']]],
    [{ attainment: Array.from({ length: 20 }, () => 'x') }, [['attainment', 'too-many']]],
    [
      {
        attainment: [
          { indicator: '1', trend: 'behind', cost: { spent: { amount: '1', unit: '元' }, note: '过长过长过长' } },
        ],
      },
      [['attainment[0].cost.note', 'too-long']],
    ],
    [{ attainment: [{ indicator: '1', trend: 'behind', more: 1 }] }, [['attainment[0].more', 'whitelistValidation']]],
  ])('is refused with the path and in both languages: %j', async (wrong, errors) => {
    expect(await refused(wrong)).toEqual(errors);
  });
});

describe('the document of such a request', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(ReportsModule, new FastifyAdapter(), { logger: false });
    await app.init();
  });
  afterAll(() => app.close());

  it('names each group after its fact, says what a field is called, and how much it may hold', () => {
    const { schemas = {} } = openApiOf(app, 'reports', 'a test').components ?? {};
    expect(Object.keys(schemas).sort()).toEqual([
      'MoneyDto',
      'Problem',
      'ReportDto',
      'ReportSubmittedAttainment',
      'ReportSubmittedAttainmentCost',
    ]);
    expect(schemas['ReportSubmittedAttainment']).toEqual({
      type: 'object',
      properties: {
        indicator: { type: 'string', description: '指标 / indicator', maxLength: 64, example: 'indicator' },
        trend: {
          type: 'string',
          description: '指标趋势 / trend：on-track 正常、behind 滞后、out-of-reach 年底不能完成',
          enum: ['on-track', 'behind', 'out-of-reach'],
          example: 'on-track',
        },
        cost: { $ref: '#/components/schemas/ReportSubmittedAttainmentCost' },
      },
      required: ['indicator', 'trend'],
    });
    const { properties, required } = schemas['ReportDto'] as { properties: Record<string, object>; required: string[] };
    expect(required).toEqual(['spent', 'times', 'on', 'by', 'title', 'attainment', 'sure']);
    expect([properties['attainment'], properties['evaluators'], properties['parameters']]).toEqual([
      { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/ReportSubmittedAttainment' } },
      {
        description: '确定的人员 / persons',
        type: 'array',
        maxItems: 2,
        items: { type: 'string', format: 'uuid', example: expect.any(String) },
      },
      {
        description: '评定分数 / score',
        type: 'object',
        additionalProperties: { type: 'string', pattern: expect.any(String), example: '95.5' },
      },
    ]);
  });
});
