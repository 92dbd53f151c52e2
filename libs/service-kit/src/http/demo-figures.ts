import * as terms from '@wenxiao/domain/terms';
import type { FastifyRequest } from 'fastify';
import type { FieldError } from './problem.js';

const header = 'wenxiao-demo-figures';
/** As figures are named, with the item where there are several: `budget-in-force`, `indicator-target/2`. */
const figureName = /^[a-z][a-z0-9-]{0,59}(\/[\w.@/-]{1,100})?$/;
/** No command enters as many figures. */
const figuresMax = 200;
/** A figure is called as its term is: a name that is none would mark nothing, and nobody would see that it did not. */
const known: ReadonlySet<string> = new Set(Object.values(terms).map(({ name }) => name));

/** The figures that a demo's player entered because the form does not print them; undefined where none are named. */
export function demoFiguresOf({ headers }: Pick<FastifyRequest, 'headers'>): readonly string[] | undefined {
  const value = headers[header];
  if (typeof value !== 'string') return undefined;
  const names = value.split(',').map((name) => name.trim());
  return names.length > 0 ? names : undefined;
}

/** @param demo whether this installation is one: elsewhere nothing is entered that no form prints. */
export function demoFiguresFlaw(request: Pick<FastifyRequest, 'headers'>, demo: boolean): FieldError | undefined {
  const names = demoFiguresOf(request);
  if (names === undefined) return undefined;
  const path = 'Wenxiao-Demo-Figures';
  if (!demo)
    return {
      path,
      code: 'no-demo',
      zh: '本系统不是演示环境，不接受演示数据',
      en: 'this is no demo: leave the header out',
    };
  if (names.length > figuresMax || new Set(names).size < names.length || !names.every((name) => figureName.test(name)))
    return {
      path,
      code: 'figure-names',
      zh: `须为逗号分隔、互不重复的数字名称，最多 ${figuresMax} 个`,
      en: `must be names of figures, separated by commas, none twice, ${figuresMax} at most`,
    };
  const unknown = names.find((name) => !known.has(name.split('/', 1)[0] ?? name));
  if (unknown !== undefined)
    return {
      path,
      code: 'unknown-figure',
      zh: `没有名为 ${unknown} 的数字`,
      en: `there is no figure called ${unknown}`,
    };
  return undefined;
}
