// A process of its own that sends rows as they are made, as fast as they are taken.
import { serve } from '@wenxiao/messaging/testing';

/** Every part of every line on each of the days; beside what is asked for, each row says something that nobody reads. */
export type Rows = Readonly<{
  lines: readonly string[];
  parts: readonly Readonly<{ fund: string; source: string; document?: string }>[];
  days: readonly string[];
  note: string;
}>;
type Address = Readonly<{ url: string; authorization: string }>;

const heads = ['line', 'year', 'fund', 'source', 'document', 'on', 'amount', 'unit', '备注'];

function* tableOf({ lines, parts, days, note }: Rows): Generator<Buffer> {
  yield Buffer.from(`${heads.join(',')}\n`);
  for (const on of days) {
    const rows = lines.flatMap((line) =>
      parts.map(
        ({ fund, source, document = '' }) => `${line},2023,${fund},${source},${document},${on},1.50,元,${note}\n`,
      ),
    );
    yield Buffer.from(rows.join(''));
  }
}

serve({
  async send({ url, authorization }: Address, rows: Rows) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'text/csv' },
      body: ReadableStream.from(tableOf(rows)),
      duplex: 'half',
    });
    return { status: response.status, body: (await response.json()) as object };
  },
  close: () => undefined,
});
