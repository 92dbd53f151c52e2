import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { fromYuan, isDecimalText, isMoneyUnit, type MoneyUnit, moneyUnits } from '@wenxiao/domain';
import * as terms from '@wenxiao/domain/terms';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { problem } from './problem.js';

/** Under what name a reader says in which unit amounts are answered: `?amounts=万元`. Without it they are in 元. */
export const amountsParameter = 'amounts';

const declaredAt = Symbol('amounts of an answer');

/**
 * Says where an answer holds amounts of money, so that its reader may have them in 万元: by the names of fields, in front of a name
 * that others of the answer have too those that it stands in (`parts.amount`). Figures of a trail say by their term what they are.
 */
export const HasAmounts =
  (fields: readonly string[]): MethodDecorator =>
  (_target, _name, descriptor) => {
    Reflect.defineMetadata(declaredAt, fields, descriptor.value as object);
  };

/**
 * Answers in the unit for which a reader asks, whichever service it is: exact, as many decimals as the amount has, and none that
 * says nothing. The answer names the unit (`amounts`).
 */
@Injectable()
export class AmountsInUnit implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const fields = Reflect.getMetadata(declaredAt, context.getHandler()) as readonly string[] | undefined;
    if (context.getType() !== 'http' || !fields) return next.handle();
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const { [amountsParameter]: unit, ...others } = query as Readonly<Record<string, unknown>>;
    if (unit === undefined) return next.handle();
    if (!isMoneyUnit(unit)) throw unknownUnit();
    // What the operation itself asks of its query says nothing of units.
    context.switchToHttp().getRequest<{ query: object }>().query = others;
    const paths = fields.map((field) => `.${field}`);
    return next
      .handle()
      .pipe(map((answer) => ({ [amountsParameter]: unit, ...(inUnit(answer, unit, paths) as object) })));
  }
}

const unknownUnit = () =>
  problem('invalid-request', {
    errors: [
      {
        path: amountsParameter,
        code: 'unknown-unit',
        zh: `金额单位须为${moneyUnits.join('或')}`,
        en: `amounts are answered in ${moneyUnits.join(' or ')}`,
      },
    ],
  });

/** An answer with its amounts in a unit. What is no amount stays as it is. */
export function inUnit(value: unknown, unit: MoneyUnit, paths: readonly string[], at = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => inUnit(each, unit, paths, at));
  if (typeof value === 'string') return paths.some((path) => at.endsWith(path)) ? amountIn(value, unit) : value;
  if (typeof value !== 'object' || value === null) return value;
  const isFigure = 'figure' in value && (amountFigures.has(value.figure) || Reflect.get(value, 'unit') === '元');
  const entries = Object.entries(value).map(([name, inner]: [string, unknown]) => {
    if (isFigure && typeof inner === 'string' && valuesOfFigure.has(name))
      return [name, name === 'unit' ? unit : amountIn(inner, unit)];
    return [name, inUnit(inner, unit, paths, `${at}.${name}`)];
  });
  return Object.fromEntries(entries) as object;
}

const amountIn = (text: string, unit: MoneyUnit): string => (isDecimalText(text) ? fromYuan(text, unit) : text);

const amountFigures: ReadonlySet<unknown> = new Set(
  Object.values(terms).flatMap(({ name, kind }) => (kind === 'amount' ? [name] : [])),
);
/** What of a figure’s row is the figure, as it is and as it is shown. */
const valuesOfFigure = new Set(['value', 'shown', 'before', 'after', 'beforeShown', 'afterShown', 'unit']);
