import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, problem } from './problem.js';

/** What a failed constraint of class-validator says to a person. Constraints of our own bring their texts as contexts. */
const texts: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  whitelistValidation: ['未知字段，请删除', 'unknown field: leave it out'],
  isDefined: ['缺少该字段', 'is missing'],
  isNotEmpty: ['不能为空', 'must not be empty'],
  isString: ['须为文本', 'must be text'],
  isBoolean: ['须为 true 或 false', 'must be true or false'],
  isInt: ['须为整数', 'must be a whole number'],
  isArray: ['须为数组', 'must be a list'],
  isUuid: ['须为 UUID', 'must be a UUID'],
  isIn: ['不在允许的取值之内', 'is none of the allowed values'],
  isEnum: ['不在允许的取值之内', 'is none of the allowed values'],
  min: ['小于允许的最小值', 'is below the minimum'],
  max: ['大于允许的最大值', 'is above the maximum'],
  maxLength: ['文字过长', 'is too long'],
  minLength: ['文字过短', 'is too short'],
  isLength: ['长度不符', 'has a wrong length'],
  arrayMinSize: ['项目太少', 'has too few items'],
  arrayMaxSize: ['项目太多', 'has too many items'],
  arrayUnique: ['有重复项目', 'has items twice'],
  matches: ['格式不符', 'is not of the required form'],
  nestedValidation: ['须为对象', 'must be an object'],
  isObject: ['须为对象', 'must be an object'],
};

/** Checks bodies, path and query parameters against their classes. Unknown fields are errors: a misspelt field is not ignored. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      problem('invalid-request', { errors: errors.flatMap((error) => fieldErrors(error, '')) }),
  });
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : parent
      ? `${parent}.${error.property}`
      : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]): FieldError => {
    const context = error.contexts?.[code] as { zh: string; en: string } | undefined;
    const [zh, en] = context ? [context.zh, context.en] : (texts[code] ?? [message, message]);
    return { path, code, zh, en };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}
