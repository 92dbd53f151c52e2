import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { readdirSync, readFileSync } from 'node:fs';
import type { Bench } from './bench.js';

const folder = new URL('../forms/published/', import.meta.url);
/** Of so many rounds over all forms the fastest counts. */
const rounds = 30;

/** The fastest of the rounds, in forms a second. */
function fastest(texts: readonly string[], work: (text: string) => unknown): number {
  let shortest_ms = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const begin_ms = performance.now();
    for (const text of texts) work(text);
    shortest_ms = Math.min(shortest_ms, performance.now() - begin_ms);
  }
  return (texts.length / shortest_ms) * 1_000;
}

function check(text: string): unknown {
  const reading = readPublishedForm(JSON.parse(text));
  if (reading.outcome === 'refused') throw new Error(reading.problem.en);
  return examineForm(reading.form);
}

export const forms: Bench = {
  name: 'forms',
  zh: '每秒检查的公开表单数；基准：只解析同样的 JSON',
  en: 'published forms checked a second; floor: parsing the same JSON alone',
  better: 'more',
  async run(say) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const texts = names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
    say(`${texts.length} forms, ${rounds} rounds`);
    const [floor, ours] = [fastest(texts, JSON.parse), fastest(texts, check)];
    return [{ case: 'published forms', ours, floor, low: 0.02, peers: [], unit: 'forms/s' }];
  },
};
