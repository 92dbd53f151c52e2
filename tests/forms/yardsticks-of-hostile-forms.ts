// How long hostile forms hold the event loop, beside a yardstick in the same process: in one of its own, since globals are slow in
// those of Jest. Prints by name how many yardsticks each form takes, the fewest of some tries, which end with the first below the limit.
import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { hostileForms } from '../bench/stall/hostile-forms.js';
import { effortOf } from './effort.js';

const tries = 30;
const limit = Number(process.argv[2]);

/** What takes some 25 ms of a quiet processor. */
function yardstick(): void {
  const count = 100_003;
  Array.from({ length: count }, (_, index) => (index * 7_919) % count).sort((one, other) => one - other);
}

function examine(form: Readonly<Record<string, unknown>>): void {
  const reading = readPublishedForm(form);
  if (reading.outcome === 'read') examineForm(reading.form);
}

function yardsticksOf(form: Readonly<Record<string, unknown>>): number {
  const [efforts, yardsticks]: [number[], number[]] = [[], []];
  const fewest = () => Math.min(...efforts) / Math.min(...yardsticks);
  do {
    efforts.push(effortOf(() => examine(form)));
    yardsticks.push(effortOf(yardstick));
  } while (efforts.length < tries && fewest() >= limit);
  return fewest();
}

const taken = Object.entries(hostileForms).map(([name, make]) => [name, yardsticksOf(make())] as const);
console.log(JSON.stringify(Object.fromEntries(taken)));
