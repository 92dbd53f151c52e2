import { parseArgs } from 'node:util';
import { benches } from './benches.js';
import { type Bench, type How, rowsOf, tableOf } from './bench.js';

/** The exit status of a command that was called wrongly. */
const calledWrongly = 2;

function listed(): string {
  const width = Math.max(...benches.map(({ name }) => name.length));
  const lines = benches.flatMap(({ name, zh, en }) => [
    `  ${name.padEnd(width)}  ${zh}`,
    `  ${' '.repeat(width)}  ${en}`,
  ]);
  return ['用法 Usage: npm run bench -- NAME… [--quick] [--json]', '', ...lines].join('\n');
}

async function measure(bench: Bench, how: How) {
  const begin_ms = performance.now();
  const say = (progress: string) => {
    const seconds = ((performance.now() - begin_ms) / 1_000).toFixed(0);
    console.error(`[${bench.name} ${seconds.padStart(3)} s] ${progress}`);
  };
  return { bench, rows: rowsOf(bench, await bench.run(say, how)) };
}

async function main(): Promise<number> {
  const options = { json: { type: 'boolean' }, quick: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`没有这项测量 no such bench: ${unknown.join(', ')}\n\n${listed()}`);
    return calledWrongly;
  }
  if (positionals.length === 0) {
    console.log(listed());
    return 0;
  }
  const measured = [];
  for (const bench of benches.filter(({ name }) => positionals.includes(name))) {
    measured.push(await measure(bench, { quick: values.quick === true }));
  }
  if (values.json) console.log(JSON.stringify({ benches: measured.flatMap(({ rows }) => rows) }, null, 2));
  else console.log(measured.map(({ bench, rows }) => tableOf(bench, rows)).join('\n\n'));
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return calledWrongly;
});
