import { isBusinessDate } from '@wenxiao/domain';
import { registerDecorator } from 'class-validator';

/** The field is a day that exists, `2022-05-09`. */
export function IsDay() {
  return (target: object, propertyName: string): void =>
    registerDecorator({
      name: 'day',
      target: target.constructor,
      propertyName,
      options: {
        context: { zh: '须为存在的日期，如 2022-05-09', en: 'must be a day that exists, such as 2022-05-09' },
      },
      validator: { validate: (value: unknown) => typeof value === 'string' && isBusinessDate(value) },
    });
}
