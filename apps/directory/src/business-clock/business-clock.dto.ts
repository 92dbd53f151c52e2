import { ApiProperty } from '@nestjs/swagger';
import { isInstant, parseInstant } from '@wenxiao/domain';
import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';

function IsStoredInstant() {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name: 'instant',
      target: target.constructor,
      propertyName,
      options: {
        context: { zh: '须为时刻，如 2022-06-30T16:00:00Z', en: 'must be an instant, such as 2022-06-30T16:00:00Z' },
      },
      validator: { validate: (value: unknown) => typeof value === 'string' && isInstant(value) },
    });
}

export class AdvanceClockDto {
  @ApiProperty({ description: '业务时间（RFC 3339）', example: '2022-06-30T16:00:00Z' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (parseInstant(value) ?? value) : value))
  @IsStoredInstant()
  to!: string;
}
