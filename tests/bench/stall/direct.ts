import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { hostileForms } from './hostile-forms.js';
for (const [name, make] of Object.entries(hostileForms)) {
  const json = make();
  let best = 1e9,
    r: any,
    read = 0,
    j: any;
  for (let i = 0; i < 3; i++) {
    const s = performance.now();
    r = readPublishedForm(json);
    read = performance.now() - s;
    j = r.outcome === 'read' ? examineForm(r.form) : undefined;
    best = Math.min(best, performance.now() - s);
    if (best > 2000) break;
  }
  console.log(
    best.toFixed(1).padStart(8),
    read.toFixed(1).padStart(8),
    name,
    j?.findings.length,
    j?.notJudged.map((x: any) => x.code).join(),
  );
}
