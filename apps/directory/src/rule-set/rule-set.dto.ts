import { saidAs } from '@wenxiao/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { proposedContentExample } from './rule-set.examples.js';
import { IsObject, IsString, Length, Matches } from 'class-validator';

export class ProposeRuleSetDto {
  @ApiProperty({
    description: '规则内容（JSON），按规则格式逐项检查；编号和版本号在内容之中',
    type: 'object',
    additionalProperties: true,
    example: proposedContentExample,
  })
  @IsObject()
  content!: Record<string, unknown>;
}

const hashExample = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

export class ApproveRuleSetDto {
  @ApiProperty({ description: '所阅内容的哈希', example: hashExample })
  @Matches(
    /^[0-9a-f]{64}$/,
    saidAs({
      zh: '须为 64 位小写十六进制哈希，照所阅内容填写',
      en: 'must be the hash of what was read: 64 lower-case hexadecimal digits',
    }),
  )
  hash!: string;
}

export class ReturnRuleSetDto extends ApproveRuleSetDto {
  @ApiProperty({ description: '退回原因', example: '等级分数段未覆盖 60 分以下' })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}
