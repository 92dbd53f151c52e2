/** Another way to do the same, measured in the same run. */
export type Peer = Readonly<{ name: string; value: number }>;

/** One figure and the floor under it: the least that the work takes on this machine, measured side by side. */
export type Measure = Readonly<{
  case: string;
  ours: number;
  floor: number;
  /** From this ratio on it is worth looking: above it where less is better, below it where more is. */
  low: number;
  peers: readonly Peer[];
  /** Of `ours`, `floor` and peers: `ms`, `forms/s`. */
  unit: string;
}>;

/** `quick`: fewer rounds, and less of what there may be less of, for whoever looks whether something is wrong at all. */
export type How = Readonly<{ quick: boolean }>;

export type Bench = Readonly<{
  /** As it is called: `npm run bench -- stall`. */
  name: string;
  /** What it measures, and against which floor. */
  zh: string;
  en: string;
  /** Whether a small figure is good (a time) or a large one (a rate). */
  better: 'less' | 'more';
  /** @param say tells how far it is. */
  run(say: (progress: string) => void, how: How): Promise<readonly Measure[]>;
}>;

/** As `npm run bench -- NAME --json` prints it. */
export type Row = Readonly<{ bench: string; ratio: number }> & Measure;

const rounded = (value: number) => Number(value.toPrecision(4));

/** Measures as rows, with their ratio to the floor. */
export function rowsOf({ name }: Bench, measures: readonly Measure[]): readonly Row[] {
  return measures.map((measure) => ({
    bench: name,
    case: measure.case,
    ours: rounded(measure.ours),
    floor: rounded(measure.floor),
    ratio: rounded(measure.ours / measure.floor),
    low: measure.low,
    peers: measure.peers.map((peer) => ({ name: peer.name, value: rounded(peer.value) })),
    unit: measure.unit,
  }));
}

function isWorthLooking({ better }: Pick<Bench, 'better'>, { ratio, low }: Pick<Row, 'ratio' | 'low'>): boolean {
  return better === 'less' ? ratio > low : ratio < low;
}

/** The rows for a person to read. */
export function tableOf(bench: Bench, rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    `${row.ours} ${row.unit}`,
    `${row.floor} ${row.unit}`,
    `${row.ratio} ×`,
    isWorthLooking(bench, row) ? `!! ${row.case}` : row.case,
    row.peers.map(({ name, value }) => `${name} ${value} ${row.unit}`).join(', '),
  ]);
  const headings = ['ours', 'floor', 'ratio', 'case', 'peers'];
  const widths = headings.map((heading, at) =>
    Math.max(...[heading, ...cells.map((row) => row[at] ?? '')].map((cell) => cell.length)),
  );
  const line = (row: readonly string[]) => {
    const padded = row.map((cell, at) => (at < 3 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)));
    return padded.join('  ').trimEnd();
  };
  return [`${bench.name}: ${bench.zh}`, bench.en, '', line(headings), ...cells.map(line)].join('\n');
}
