import { Link } from 'wouter';
import type { SubjectYear, Words } from '../api/overview.js';
import { withFigure } from '../figure/figure.js';
import { inWan, inYuan } from '../words/amount.js';

type Row = Readonly<{ row: SubjectYear; words: Words; jurisdiction: string }>;

/** The figure of which a row shows the sum of a year. */
const budget = 'budget-in-force';
const marks: Readonly<Record<string, string>> = { red: '■', yellow: '▲' };

/** One subject in one year; each figure leads to where it comes from. */
export function SubjectRow({ row, words, jurisdiction }: Row) {
  const { subject, year, name, unitName, officialCode, stage, light, score, grade, result } = row;
  const called = (field: string, code: string | null) =>
    code === null ? undefined : (words[field]?.[code] ?? undefined);
  const [at, asked] = [`/${jurisdiction}/subjects/${subject}`, `year=${String(year)}`];
  return (
    <tr>
      <th scope="row">
        <Link href={`${at}?${asked}`}>{name}</Link>
        <span className="aside">
          {unitName} {officialCode}
        </span>
      </th>
      <td>{year}</td>
      <td>{called('stage', stage) ?? '—'}</td>
      <Amount
        yuan={row.budget}
        from={{
          to: at + withFigure(asked, { figure: budget, item: String(year) }),
          figure: `${budget}/${String(year)}`,
        }}
      />
      <Amount yuan={row.executed} />
      <td>
        {light === null ? (
          <span className="aside">{row.target === null ? '—' : '没有预警记录'}</span>
        ) : (
          <span className={`light ${light}`}>
            <span aria-hidden="true">{marks[light] ?? '●'} </span>
            {called('light', light) ?? '无预警'}
          </span>
        )}
        {row.warnings.map(({ warning, round }) => (
          <span key={`${warning} ${round ?? ''}`} className="aside">
            {called('warnings.warning', warning)}
            {round !== undefined && `（${called('warnings.round', round) ?? ''}）`}
          </span>
        ))}
      </td>
      <td>
        {score === null ? '—' : `${score} 分`} {called('grade', grade)}
      </td>
      <td>
        {result === null ? '—' : (result.disposalName ?? called('result.status', result.status) ?? '—')}
        {row.rectification !== null && (
          <span className="aside">
            整改 {row.rectification.rectified}/{row.rectification.problems}
          </span>
        )}
      </td>
    </tr>
  );
}

/** An amount; where it is one figure, it leads to where that comes from. */
function Amount({ yuan, from }: Readonly<{ yuan: string | null; from?: Readonly<{ to: string; figure: string }> }>) {
  if (yuan === null) return <td className="number">—</td>;
  return (
    <td className="number" title={`${inYuan(yuan)} 元`}>
      {from ? (
        <Link href={from.to} data-figure={from.figure}>
          {inWan(yuan)}
        </Link>
      ) : (
        inWan(yuan)
      )}
    </td>
  );
}
