import { ApiProperty } from '@nestjs/swagger';
import { type Money, type MoneyUnit, moneyUnits } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { checkAs } from './checked-field.js';

/** An amount of money as a person states it. The unit is always said. */
export class MoneyDto implements Money {
  @ApiProperty({ description: '金额，十进制文本', example: '39.2696', maxLength: limits.amount })
  @IsString()
  @MaxLength(limits.amount)
  amount!: string;

  @ApiProperty({ description: '单位', enum: moneyUnits, example: '万元' })
  @IsIn(moneyUnits)
  unit!: MoneyUnit;
}

/** The field is an amount without any flaw: decimal text, known unit, not negative, no finer than 0.01 元. */
export function IsMoney(): PropertyDecorator {
  return (target, property) =>
    checkAs({ kind: 'amount', audience: 'parties', optional: false, per: [] }, target, String(property));
}
