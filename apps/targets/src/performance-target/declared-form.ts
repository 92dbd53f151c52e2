import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { problem } from '@wenxiao/service-kit';
import type { Declaration } from './performance-target.decider.js';
import type { DeclareTargetDto } from './performance-target.dto.js';

/** What was filled in as a form, so that it is checked by the same rules as a published one. */
export function formOf(body: DeclareTargetDto): Record<string, unknown> {
  return {
    kind: 'target-declaration',
    funds: { unit: body.requested.unit, annualBudget: body.requested.amount },
    indicators: body.indicators.map(({ name, target, weight }) => ({ level3: name, target, weight: weight ?? null })),
    truncated: false,
    complete: true,
  };
}

/** What the form check finds, kept with the declaration. @throws {ProblemError} `invalid-request` when it is no declaration form. */
export function findingsIn(form: Record<string, unknown>): Declaration['findings'] {
  if (form['kind'] !== 'target-declaration') {
    const [zh, en] = ['须为绩效目标申报表（target-declaration）', 'must be a target declaration (target-declaration)'];
    throw problem('invalid-request', { errors: [{ path: 'form.kind', code: 'form', zh, en }] });
  }
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') {
    const { path, zh, en } = reading.problem;
    throw problem('invalid-request', {
      errors: [{ path: path === '' ? 'form' : `form.${path}`, code: 'form', zh, en }],
    });
  }
  const { findings, notJudged } = examineForm(reading.form);
  return [
    ...findings.map(({ code, level, path }) => ({ code, level, path })),
    ...notJudged.map(({ code, path }) => ({ code: `not-judged-${code}`, level: 'info' as const, path })),
  ];
}
