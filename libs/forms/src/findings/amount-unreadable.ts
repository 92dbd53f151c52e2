import { finding, type Finding, type FormCheck } from '../finding.js';
import { isNothing } from '../normal-form.js';
import { amountColumns, type Amounts } from '../published-form.js';
import type { PrintedAmounts } from '../sheet.js';
import { shortened } from '../shown-cell.js';

/** An amount that nobody can add: an estimate, two figures in one cell, a foreign unit. */
export const amountUnreadable: FormCheck = ({ form: { funds }, funds: ofBlock, lines }) =>
  funds === null
    ? []
    : [
        ...unreadableIn(funds, ofBlock, 'funds'),
        ...funds.lines.flatMap((line, index) => {
          const amounts = lines[index]?.amounts;
          return amounts && isAnyUnread(line, amounts)
            ? unreadableIn(line, amounts, `funds.lines[${String(index)}]`)
            : [];
        }),
      ];

/** Most lines print only amounts, and there may be thousands. */
const isAnyUnread = (cells: Amounts, amounts: PrintedAmounts): boolean =>
  amountColumns.some((name) => cells[name] !== null && amounts[name] === null);

function unreadableIn(cells: Amounts, amounts: PrintedAmounts, at: string): readonly Finding[] {
  return amountColumns.flatMap((name) => {
    const cell = cells[name];
    if (cell === null || amounts[name] !== null || isNothing(cell)) return [];
    const shown = shortened(cell);
    return finding('amount-unreadable', {
      path: `${at}.${name}`,
      printed: cell,
      computed: `${name}: “${shown}” ≠ 1234.56 / 1,234.56 / 1234.56万元`,
      zh: `金额“${shown}”无法识别：一格只填一个数，可带单位（元、万元、亿元），不加“约”“≥”等字符；没有金额的填“/”。`,
      en: `The amount "${shown}" cannot be read: print one number in the cell, with its unit such as 万元 if need be, and no 约 or ≥; where there is none, print /.`,
    });
  });
}
