import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiExtension,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiCreatedResponse,
  ApiQuery,
} from '@nestjs/swagger';
import { moneyUnits } from '@wenxiao/domain';
import type { ColumnCodes } from '../list/column-codes.js';
import { formatParameter, IsList, tableFormats, wordsLanguage, wordsParameter } from '../list/list-as-table.js';
import { amountsParameter, HasAmounts } from './amounts.js';

class TouchedStreamDto {
  @ApiProperty({ format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000101' })
  id!: string;

  @ApiProperty({ example: 'performance-target/018f2f6e-0000-7000-8000-000000000101' })
  stream!: string;

  @ApiProperty({ description: '命令之后的版本，下一命令的 If-Match', example: 1 })
  version!: number;
}

/** What every command answers. */
export class CommandAnswerDto {
  @ApiProperty({ example: 'accepted' })
  outcome!: 'accepted';

  @ApiProperty({ type: [TouchedStreamDto] })
  streams!: TouchedStreamDto[];

  @ApiPropertyOptional({
    description: '写入的位置：读取时以 Wenxiao-After 送回，即可读到本次写入',
    example: '1-763-42',
  })
  position?: string;
}

/** Documents a command: what it does, which headers it takes, what it answers. */
export function CommandOperation(
  summary: string,
  options: Readonly<{ ifMatch?: boolean | 'optional'; answers?: 200 | 201; type?: Type<CommandAnswerDto> }> = {},
): MethodDecorator {
  const { ifMatch = false, answers = 201, type = CommandAnswerDto } = options;
  const answer = { type, description: '已执行，或此前已执行 / carried out, now or before' };
  return applyDecorators(
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: '命令编号（UUID，由您任选）；重复发送是安全的',
      schema: { type: 'string', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000901' },
    }),
    ...(ifMatch !== false
      ? [
          ApiHeader({
            name: 'If-Match',
            required: ifMatch === true,
            description: '您所看到的版本',
            schema: { type: 'string', example: '"3"' },
          }),
        ]
      : []),
    ApiHeader({
      name: 'Wenxiao-Demo-Figures',
      required: false,
      description: '仅演示：表上未印、由演示人员录入的数字名称，逗号分隔',
    }),
    answers === 200 ? ApiOkResponse(answer) : ApiCreatedResponse(answer),
  );
}

const pageProperties = {
  more: { type: 'boolean', description: '是否还有更多' },
  next: { type: 'string', description: '下一页的 after；没有下一页则省略' },
};

/**
 * Says of lists in the answer, by name, why they need no pages: what bounds each of them. Every other list of an answer goes page
 * by page.
 */
export const BoundedLists = (because: Readonly<Record<string, string>>): MethodDecorator =>
  ApiExtension('x-wenxiao-bounded', because);

const amountsQuery = ApiQuery({
  name: amountsParameter,
  required: false,
  description: '金额以何单位给出，省略则为元；万元为精确小数，应答的 amounts 载明单位',
  schema: { type: 'string', enum: [...moneyUnits], example: '万元' },
});

const formatQuery = ApiQuery({
  name: formatParameter,
  required: false,
  description: '整个列表（全部各页）作为表格：csv 供电子表格使用，html 供打印；省略则为 JSON',
  schema: { type: 'string', enum: [...tableFormats], example: 'csv' },
});

const wordsQuery = ApiQuery({
  name: wordsParameter,
  required: false,
  description: '应答另附 words：本页各列代码的中文名称，按规则用语；省略则不附',
  schema: { type: 'string', enum: [wordsLanguage], example: wordsLanguage },
});

const isPage = (example: object): example is Readonly<{ items: readonly object[] }> =>
  'more' in example && 'items' in example && Array.isArray(example.items);

/**
 * Documents a read: what it gives, and an example of it. An example that says whether there is `more` is a page of a list, which is given
 * whole as a table, too.
 * @param options.amounts where the answer holds amounts, as {@link HasAmounts} takes it: they are given in 万元, too.
 * @param options.codes what the codes of a list are called where people read it, beside those that mean the same everywhere
 */
export function ReadOperation(
  summary: string,
  example: object,
  options: Readonly<{ after?: boolean; amounts?: readonly string[]; codes?: ColumnCodes }> = {},
): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ...(isPage(example) ? [IsList(summary, example, options.codes), formatQuery, wordsQuery] : []),
    ...(options.amounts ? [HasAmounts(options.amounts), amountsQuery] : []),
    ...(options.after
      ? [
          ApiHeader({
            name: 'Wenxiao-After',
            required: false,
            description: '先前应答中的 position：等到能读到该次写入，最多一秒',
          }),
        ]
      : []),
    ApiOkResponse({
      description: `${summary} / what was asked for, as in the example`,
      schema: {
        type: 'object',
        ...('more' in example && { properties: pageProperties, required: ['more'] }),
        additionalProperties: true,
        example,
      },
    }),
  );
}
