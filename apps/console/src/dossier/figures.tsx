import type { Figure } from '../api/trail.js';
import { FigureButton } from '../figure/figure.js';
import { isWords, itemWords } from './item-words.js';

const wordsOf = (figure: Figure): string | null => figure.called ?? figure.shown;

/** Amounts and scores first, for which most come here. */
const byKind = (one: Figure, other: Figure): number => rankOf(one) - rankOf(other);
const rankOf = ({ unit }: Figure): number => (unit === undefined ? 1 : 0);

/** Figures by their names, each with what tells it from others; each says where it comes from. */
export function Figures({ figures, truncated }: Readonly<{ figures: readonly Figure[]; truncated: boolean }>) {
  const readable = figures.filter((figure) => isWords(wordsOf(figure)));
  const names = [...new Set([...readable].sort(byKind).map(({ name }) => name))];
  const hidden = figures.length - readable.length;
  if (figures.length === 0) return <p className="empty">这个环节还没有数据。</p>;
  return (
    <>
      <p className="sum">
        共 {figures.length} 项数据，显示 {readable.length} 项
        {hidden > 0 && `；另有 ${String(hidden)} 项内部编号和空值，见审计轨迹`}
        {truncated && '；数据很多，只取了前面的部分'}
      </p>
      <div className="sideways" tabIndex={0} role="region" aria-label="各项数据">
        <table>
          <thead>
            <tr>
              <th scope="col">数据项</th>
              <th scope="col">所属</th>
              <th scope="col">现值</th>
            </tr>
          </thead>
          {names.map((name) => (
            <Named key={name} name={name} figures={readable.filter((figure) => figure.name === name)} />
          ))}
        </table>
      </div>
    </>
  );
}

function Named({ name, figures }: Readonly<{ name: string; figures: readonly Figure[] }>) {
  return (
    <tbody>
      {figures.map((figure, at) => (
        <tr key={figure.item ?? ''}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={figures.length}>
              {name}
            </th>
          )}
          <td className="item">{itemWords(figure.itemName ?? figure.item)}</td>
          <td>
            <FigureButton
              place={{ figure: figure.figure, item: figure.item }}
              name={`${name} ${itemWords(figure.itemName ?? figure.item)}`}
              value={wordsOf(figure)}
              unit={figure.unit}
            />
          </td>
        </tr>
      ))}
    </tbody>
  );
}
