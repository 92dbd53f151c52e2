import { ApiPropertyOptional } from '@nestjs/swagger';
import { assessmentScheme, moneyScheme, type Scheme, schemes } from '@wenxiao/rules/shape';
import { applyDecorators } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';

/** The scheme of a subject by its nature, an expression of a list: bodies are assessed apart from money. */
export const schemeOfNature = (nature: string): string =>
  `case ${nature} when 'body' then '${assessmentScheme}' else '${moneyScheme}' end`;

const among = (nature: string, scheme: Scheme): string => `${schemeOfNature(nature)} = '${scheme}'`;
/** How many of a list there are of each scheme: what is counted, be it `*` or another expression. */
export const countedByScheme = (nature: string, counted = '*') => ({
  budgetPerformance: `count(${counted}) filter (where ${among(nature, moneyScheme)})`,
  unitAssessment: `count(${counted}) filter (where ${among(nature, assessmentScheme)})`,
});

/** A field of a list's query: of which scheme alone. */
export const AskedScheme = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description: '规则体系：预算绩效管理，或单位绩效考评', enum: schemes, example: schemes[0] }),
    IsOptional(),
    IsIn(schemes),
  );
