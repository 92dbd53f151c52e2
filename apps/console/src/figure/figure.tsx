import { useLocation, useSearch } from 'wouter';
import type { FigurePlace } from './changes.js';
import { inWan, inYuan } from '../words/amount.js';

/** The address that shows, over what is shown, where a figure comes from; without it, what is shown alone. */
export function withFigure(search: string, place: FigurePlace | undefined): string {
  const asked = new URLSearchParams(search);
  asked.delete('figure');
  asked.delete('item');
  if (place) {
    asked.set('figure', place.figure);
    if (place.item !== undefined) asked.set('item', place.item);
  }
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
}

/** A value as people read it: amounts in 万元, 元 beside the pointer. */
export function Shown({ value, unit }: Readonly<{ value: string | null; unit?: string | undefined }>) {
  if (value === null) return <span className="aside">无</span>;
  if (unit === '元') return <span title={`${inYuan(value)} 元`}>{inWan(value)} 万元</span>;
  return (
    <>
      {value}
      {unit !== undefined && unit}
    </>
  );
}

/** A value that says where it comes from when it is pressed. */
export function FigureButton({
  place,
  name,
  value,
  unit,
}: Readonly<{ place: FigurePlace; name: string; value: string | null; unit?: string | undefined }>) {
  const [path, go] = useLocation();
  const search = useSearch();
  return (
    <button
      type="button"
      className="figure"
      data-figure={`${place.figure}${place.item === undefined ? '' : `/${place.item}`}`}
      aria-label={`${name}：${spoken(value, unit)}，查看来历`}
      onClick={() => go(`${path}${withFigure(search, place)}`)}
    >
      <Shown value={value} unit={unit} />
    </button>
  );
}

function spoken(value: string | null, unit: string | undefined): string {
  if (value === null) return '无';
  return unit === '元' ? `${inWan(value)} 万元` : `${value}${unit ?? ''}`;
}
