import pg from 'pg';
import { csv, takeImport } from '../acceptance/harness/importing.js';
import { eventually } from '../acceptance/harness/eventually.js';
import type { Bench, Measure } from './bench.js';
import { MeasuredProduct } from './product/measured-product.js';
import { PlainRows } from './product/plain-rows.js';
import { duration_ms, median, timings } from './product/timing.js';

const pageRows = 200;
const size = { full: { subjects: 2_000, files: 4, calls: 100 }, quick: { subjects: 2_000, files: 4, calls: 20 } };
const heads = ['预算单位', '对象类型', '名称', '新增标记', '计划实施起始日', '计划资金（本级资金）'];
/** As many bytes as the event of a subject has, with its metadata and what is told to others. */
const subject_bytes = 3_000;

type Page = Readonly<{ items: readonly object[]; next?: string; totals: Readonly<{ rows: number }> }>;

async function pageAfter({ county }: MeasuredProduct, after: string | undefined): Promise<Page> {
  const asked = new URLSearchParams({ limit: String(pageRows), ...(after !== undefined && { after }) });
  const { status, text, body } = await county.get<Page>('office', 'targets', `subjects?${asked.toString()}`);
  if (status !== 200) throw new Error(`The list is not shown: ${text}`);
  return body;
}

/** The cursor of the last page. */
async function lastCursor(product: MeasuredProduct): Promise<string | undefined> {
  let after: string | undefined;
  for (;;) {
    const { next } = await pageAfter(product, after);
    if (next === undefined) return after;
    after = next;
  }
}

/** Takes the subjects file by file: how long a file takes, and how long until the list has them. */
async function filled(
  product: MeasuredProduct,
  { subjects, files }: (typeof size)['full'],
  say: (progress: string) => void,
): Promise<Measure[]> {
  const plain = await PlainRows.open(1);
  const took = { taken: [] as number[], listed: [] as number[], floor: [] as number[] };
  const perFile = Math.ceil(subjects / files);
  const { totals } = await pageAfter(product, undefined);
  try {
    for (let file = 0; file < files; file += 1) {
      const rows = Array.from({ length: perFile }, (_, at) => {
        return [product.place.unitId, '项目', `项目${file}-${at}`, '延续', '2023-01-01', '1000.00'];
      });
      const { office } = product.county.people;
      took.taken.push(
        await duration_ms(async () => {
          const { status, text } = await takeImport(office, product.county, 'subjects', csv(heads, rows));
          if (status !== 201) throw new Error(`The file is not taken: ${text.slice(0, 500)}`);
        }),
      );
      const listed = () =>
        eventually(
          'the list has them',
          async () =>
            (await pageAfter(product, undefined)).totals.rows >= totals.rows + perFile * (file + 1) || undefined,
          600_000,
        );
      took.listed.push(await duration_ms(listed));
      took.floor.push(
        await duration_ms(async () => {
          await product.roundTrip();
          await plain.insert(perFile, subject_bytes);
        }),
      );
      say(
        `${perFile * (file + 1)} subjects: taken in ${took.taken.at(-1)?.toFixed(0)} ms, listed ${took.listed.at(-1)?.toFixed(0)} ms later`,
      );
    }
  } finally {
    await plain.close();
  }
  const of = (name: string, ours: readonly number[], low: number): Measure => {
    return { case: name, ours: median(ours), floor: median(took.floor), low, peers: [], unit: 'ms' };
  };
  return [of(`import ${perFile} subjects`, took.taken, 60), of(`until the list has ${perFile} more`, took.listed, 40)];
}

/** The rows alone, in the order of the list, as JSON. */
const plainPage = `
  select json_agg(p) from (
    select "subject", "version", "status", "name", "kind", "unit", "department", "nature", "officialCode", "isKey", "isMajor"
      from targets_read.subjects_1 where "tenant" = $1 order by "recordedAt" desc, "subject" desc limit $2) p`;

export const list: Bench = {
  name: 'list',
  zh: '2000 个对象的一览：首页、末页，以及导入后多久可见；基准：经网关的一次空往返，加直接查询同样多的行（导入：一条 INSERT）',
  en: 'a list of 2,000 subjects: its first and last page, and how soon it has what was imported; floor: an empty answer through the gateway and the same rows by plain SQL (imports: one INSERT)',
  better: 'less',
  run: (say, { quick }) =>
    MeasuredProduct.with(say, async (product) => {
      const asked = quick ? size.quick : size.full;
      const measures = await filled(product, asked, say);
      const last = await lastCursor(product);
      const store = new pg.Client({ connectionString: product.place.stores['targets'] });
      await store.connect();
      const took = { first: [] as number[], last: [] as number[], floor: [] as number[] };
      const floor = async () => {
        await product.roundTrip();
        await store.query(plainPage, [product.place.countyId, pageRows]);
      };
      try {
        await timings(5, 1, floor);
        for (let call = 0; call < asked.calls; call += 1) {
          took.floor.push(await duration_ms(floor));
          took.first.push(await duration_ms(() => pageAfter(product, undefined)));
          took.last.push(await duration_ms(() => pageAfter(product, last)));
        }
      } finally {
        await store.end();
      }
      const of = (name: string, ours: readonly number[]): Measure => {
        return { case: name, ours: median(ours), floor: median(took.floor), low: 4, peers: [], unit: 'ms' };
      };
      return [
        ...measures,
        of(`first page of ${pageRows}`, took.first),
        of(`last page of ${asked.subjects}`, took.last),
      ];
    }),
};
