import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { readdirSync, readFileSync } from 'node:fs';
import type { Bench } from './bench.js';

const folder = new URL('../forms/published/', import.meta.url);
/** Of so many rounds over all forms the fastest counts, of ours and of the floor in turn. */
const rounds = 100;

function duration_ms(texts: readonly string[], work: (text: string) => unknown): number {
  const begin_ms = performance.now();
  for (const text of texts) work(text);
  return performance.now() - begin_ms;
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
    let [ours_ms, floor_ms] = [Infinity, Infinity];
    for (let round = 0; round < rounds; round += 1) {
      floor_ms = Math.min(floor_ms, duration_ms(texts, JSON.parse));
      ours_ms = Math.min(ours_ms, duration_ms(texts, check));
    }
    const aSecond = (duration: number) => (texts.length / duration) * 1_000;
    return [
      {
        case: 'published forms',
        ours: aSecond(ours_ms),
        floor: aSecond(floor_ms),
        low: 0.04,
        peers: [],
        unit: 'forms/s',
      },
    ];
  },
};
