import { z } from 'zod';
import { dueShape } from './due.js';
import { answerShape, procedureShape, stepShape } from './procedure.js';
import { dutyShape, roundDueShape, roundShape } from './round.js';

type Meanings<Shape extends z.ZodObject> = { readonly [Name in keyof Shape['shape']]?: string };

const meaningsOf = <Shape extends z.ZodObject>(shape: Shape, names: Meanings<Shape>): readonly [unknown, object] => [
  shape,
  names,
];

/** What a name inside means, in Chinese and English, where it does not say so by itself. */
const meanings = new Map<unknown, object>([
  meaningsOf(procedureShape, {
    object: '办理对象，如 performance-target · what it is about, such as performance-target',
    subjects: '适用于哪些对象 · of which subjects it holds',
    inside: '单位或部门自己的流程，先于 of 的环节 · a body’s own procedure, before steps of another',
  }),
  meaningsOf(stepShape, {
    beside: '同组环节同时开放 · steps of one group are open together',
    optional: '可不办：下一环节同时开放 · the next step is open beside it',
    when: '条件不成立则跳过 · skipped where it does not hold',
    repeats: '逐级，或由受派人员逐一办理 · level by level, or by each who is assigned',
    together:
      'budget-line：与预算一并批复，否则预算另行批复 · budget-line: approved with the budget, which is approved by itself otherwise',
    inside: '之前先走单位或部门自己的流程 · the body’s own procedure runs before it',
    notBy: '办过这些环节的人不得办理 · nobody who did one of these steps',
    with: '协同科室，可提意见 · who may give an opinion',
  }),
  meaningsOf(answerShape, {
    then: 'next（下一环节）、end（办结）或环节代码（退回） · next, end, or the code of a step that is taken again',
    outcome: '办结结论 · what is said of the object with it',
    needs: '须填写的内容 · what it has to bring',
    assigns: '所填人员或单位从此是何当事方 · as what whoever is named is a party from then on',
    exceptionBy: '无人可办时准许例外的岗位 · who excepts somebody where nobody is left',
    effects: '后果 · what follows',
    informs: '告知谁 · who is told',
  }),
  meaningsOf(roundShape, {
    of: '哪些对象 · of which subjects',
    nodes: '节点：期末、固定日期，或由人开启 · ends of periods, days of the year, or by a person',
    opens: '在期初或节点日开启 · at the start of the period or at the node',
    after: '自何事件起 · from which event on',
    until: '至何事件止 · until which event',
    forecastIn: '第几轮须预计全年 · the rounds in which the year is forecast',
    summary: '汇总为何对象 · the tenant’s own object that reports it',
  }),
  meaningsOf(dutyShape, {
    opens: '发起何事项 · what is to be opened',
    about: '每个对象、单位、部门或区划一项 · one for each of these',
    opensOn: '自何日起应办；缺省为预算年度首日 · from which day it is expected; the first of the budget year',
  }),
  meaningsOf(roundDueShape, {
    step: '须办结的环节；缺省为首次填报 · the step that is to be taken; the first report where none is named',
  }),
  meaningsOf(dueShape, {
    from: '起算 · where it is counted from',
    plus: '其后多少 · so much later',
    inclusive:
      '最后一日计入（缺省）或不计（“前”） · whether the last day is still on time, as it is where nothing is said',
    roll: '遇休息日顺延 · a day of rest moves it',
    graceDays: '宽限日 · days after it that still count as on time',
  }),
]);

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What shapes, and names inside them, are called. */
export type Titles = Readonly<{
  ofShape: (shape: unknown) => string | undefined;
  ofName: (shape: unknown, name: string) => string | undefined;
}>;

/** The JSON Schema (draft 2020-12) of a shape, every name with its title and what it means. */
export function jsonSchemaOf(shape: z.ZodType, titles: Titles): JsonSchema {
  return z.toJSONSchema(shape, {
    reused: 'ref',
    override({ zodSchema, jsonSchema }) {
      const title = titles.ofShape(zodSchema);
      // The title says what it is called where it stands.
      if (title !== undefined) jsonSchema.$comment = title;
      const { properties = {} } = jsonSchema;
      const described: Readonly<Record<string, string>> = { ...meanings.get(zodSchema) };
      for (const [name, property] of Object.entries(properties)) {
        const called = titles.ofName(zodSchema, name);
        const description = described[name];
        properties[name] = {
          ...(property as object),
          ...(called !== undefined && { title: called }),
          ...(description !== undefined && description !== called && { description }),
        };
      }
    },
  });
}
