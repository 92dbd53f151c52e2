import { inWan, inYuan } from '../words/amount.js';
import type { StepSeen } from './object.js';

/** What is judged: the indicators that were declared, or what was reported beside what was approved. */
export function Judged({ shown }: Readonly<{ shown: StepSeen }>) {
  const { name, indicators, requested, report } = shown;
  return (
    <section aria-label="办理对象">
      {name !== undefined && <h2>{name}</h2>}
      {requested !== undefined && <Amount name="申报数" yuan={requested} />}
      {report?.allocated !== undefined && <Amount name="拨付数" yuan={report.allocated} />}
      {report?.spent !== undefined && <Amount name="实际支出" yuan={report.spent} />}
      {report?.cause !== undefined && <p>偏差原因：{report.cause}</p>}
      {report?.measures !== undefined && <p>拟采取的措施：{report.measures}</p>}
      {report && (
        <Rows
          name="完成情况"
          heads={['指标', '指标值', '完成值']}
          rows={report.attainment.map(({ indicator, name: called, target, actual }) => [
            called ?? indicator,
            target ?? '—',
            actual ?? '—',
          ])}
        />
      )}
      {!report && indicators.length > 0 && (
        <Rows
          name="绩效指标"
          heads={['一级指标', '二级指标', '三级指标', '指标值', '权重']}
          rows={indicators.map(({ level1 = '', level2 = '', name: called, written = '', weight = '' }) => [
            level1,
            level2,
            called,
            written,
            weight,
          ])}
        />
      )}
    </section>
  );
}

function Amount({ name, yuan }: Readonly<{ name: string; yuan: string }>) {
  return (
    <p>
      {name} <strong>{inWan(yuan)} 万元</strong> <span className="aside">（{inYuan(yuan)} 元）</span>
    </p>
  );
}

function Rows({ name, heads, rows }: Readonly<{ name: string; heads: readonly string[]; rows: readonly string[][] }>) {
  return (
    <div className="sideways" tabIndex={0} role="region" aria-label={name}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            // Rows are those of the form, in its order.
            <tr key={String(at)}>
              {cells.map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
