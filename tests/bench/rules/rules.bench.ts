import type { Bench, Measure } from '../bench.js';
import { MeasuredProduct, withPostgres } from '../product/measured-product.js';
import { deadlines } from './deadlines.js';
import { historyOf } from './history.js';
import { replayed } from './replay.js';
import { sets } from './sets.js';
import { sheets } from './sheets.js';

const counties = 102;
const size = {
  full: {
    ...{ deadlines: { subjects: 100_000, rounds: 3 }, sheets: { sheets: 100_000, rounds: 2 }, sets: { rounds: 200 } },
    provinces: [
      { counties, subjects: 500 },
      { counties, subjects: 2_000 },
    ],
  },
  quick: {
    ...{ deadlines: { subjects: 2_000, rounds: 3 }, sheets: { sheets: 1_000, rounds: 3 }, sets: { rounds: 20 } },
    provinces: [{ counties: 3, subjects: 20 }],
  },
};

export const rules: Bench = {
  name: 'rules',
  zh: '10 万个对象的期限、10 万张 30 项指标的评分表、规则分层与比较、一省历史重放为看板和待办（时间与内存）；基准：同样多次日期加减；同样多的小数求和；解析同样的文本；同样的事件读一遍并写入同样字节的行，空载时的内存',
  en: 'deadlines of 100,000 subjects, 100,000 sheets of 30 indicators, resolving and comparing sets, and a province replayed from its events into boards and tasks (time and memory); floor: as many additions of days; as many decimals summed; parsing the same texts; the same events read once and rows of the same bytes written, and the memory of the service with nothing to do',
  better: 'less',
  async run(say, { quick }) {
    const asked = quick ? size.quick : size.full;
    const measures: Measure[] = [deadlines(asked.deadlines)];
    say('deadlines are reckoned');
    measures.push(sheets(asked.sheets), ...sets(asked.sets));
    say('sheets are graded, sets are resolved and compared');
    const history = await MeasuredProduct.with(say, (product) => historyOf(product, say));
    const events = history.days
      .flatMap(({ subject }) => subject)
      .flatMap((act) => act.streams.flatMap((then) => then.events));
    say(`a subject was played: ${events.length} events`);
    for (const province of asked.provinces)
      measures.push(...(await withPostgres(() => replayed(history, province, say))));
    return measures;
  },
};
