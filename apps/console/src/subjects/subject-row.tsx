import { Link } from 'wouter';
import type { SubjectYear, Words } from '../api/overview.js';
import { withFigure } from '../figure/figure.js';
import { inWan, inYuan } from '../words/amount.js';

type Row = Readonly<{ row: SubjectYear; words: Words; jurisdiction: string }>;

const marks: Readonly<Record<string, string>> = { red: '■', yellow: '▲' };

/** One subject in one year; each figure leads to where it comes from. */
export function SubjectRow({ row, words, jurisdiction }: Row) {
  const { subject, year, name, unitName, officialCode, stage, light, score, grade, result } = row;
  const called = (field: string, code: string | null) =>
    code === null ? undefined : (words[field]?.[code] ?? undefined);
  const at = `/${jurisdiction}/subjects/${subject}?year=${String(year)}`;
  return (
    <tr>
      <th scope="row">
        <Link href={at}>{name}</Link>
        <span className="aside">
          {unitName} {officialCode}
        </span>
      </th>
      <td>{year}</td>
      <td>{called('stage', stage) ?? '—'}</td>
      <Amount at={at} figure="budget-in-force" item={String(year)} yuan={row.budget} />
      <Amount at={at} figure="executed-amount" item={undefined} yuan={row.executed} />
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

function Amount({
  at,
  figure,
  item,
  yuan,
}: Readonly<{ at: string; figure: string; item: string | undefined; yuan: string | null }>) {
  if (yuan === null) return <td className="number">—</td>;
  const [path = '', search = ''] = at.split('?');
  const place = item === undefined ? undefined : { figure, item };
  return (
    <td className="number" title={`${inYuan(yuan)} 元`}>
      {place ? (
        <Link href={`${path}${withFigure(search, place)}`} data-figure={`${figure}/${item ?? ''}`}>
          {inWan(yuan)}
        </Link>
      ) : (
        inWan(yuan)
      )}
    </td>
  );
}
