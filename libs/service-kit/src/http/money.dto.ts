import { ApiProperty } from '@nestjs/swagger';
import { type Money, type MoneyFlaw, moneyFlaw, type MoneyUnit, moneyUnits } from '@wenxiao/domain';
import { IsIn, IsString, MaxLength, registerDecorator, type ValidationArguments } from 'class-validator';

/** An amount of money as a person states it. The unit is always said. */
export class MoneyDto implements Money {
  @ApiProperty({ description: '金额，十进制文本', example: '39.2696', maxLength: 24 })
  @IsString()
  @MaxLength(24)
  amount!: string;

  @ApiProperty({ description: '单位', enum: moneyUnits, example: '万元' })
  @IsIn(moneyUnits)
  unit!: MoneyUnit;
}

const flawTexts: Record<MoneyFlaw, readonly [zh: string, en: string]> = {
  'unknown-unit': ['金额单位须为 元 或 万元', 'the unit of an amount is 元 or 万元'],
  'not-a-decimal': ['金额须为十进制数字文本', 'an amount is decimal text'],
  negative: ['金额不能为负', 'an amount is not negative'],
  'finer-than-fen': ['金额最多精确到分', 'an amount is no finer than 0.01 元'],
  'too-large': ['金额过大，请检查单位', 'the amount is too large: check the unit'],
};

/** The field is an amount without any flaw: decimal text, known unit, not negative, no finer than 0.01 元. */
export function IsMoney() {
  return (target: object, propertyName: string): void => {
    const flawOf = (value: unknown): MoneyFlaw | undefined => {
      const { amount, unit } = (value ?? {}) as Partial<Money>;
      if (typeof amount !== 'string' || typeof unit !== 'string') return 'not-a-decimal';
      return moneyFlaw({ amount, unit });
    };
    for (const flaw of Object.keys(flawTexts) as MoneyFlaw[]) {
      const [zh, en] = flawTexts[flaw];
      registerDecorator({
        name: `money:${flaw}`,
        target: target.constructor,
        propertyName,
        options: { message: en, context: { zh, en } },
        validator: { validate: (value: unknown, _: ValidationArguments) => flawOf(value) !== flaw },
      });
    }
  };
}
