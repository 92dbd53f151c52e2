import { createHash } from 'node:crypto';
import { canonicalJson } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { distinctFindings, examineForm, keptFindings, readPublishedForm } from '@wenxiao/forms';
import type { Content, DeclarationFlaw, Finding } from './declaration.js';

/** What the check found, and the SHA-256 of all that it looked at. */
export type CheckedDeclaration = Readonly<{ form: string; findings: readonly Finding[] }>;

/**
 * Checks what is declared as the form that it is, whoever declares it and however often, and beside it the form that was handed
 * in: that one says what is printed, and where it says otherwise than what is declared.
 */
export function checkedDeclaration(content: Content): CheckedDeclaration | DeclarationFlaw {
  const own = findingsIn(ownForm(content), '');
  if ('code' in own) return own;
  const handedIn = content.form === undefined ? [] : formFindings(content, { ...content.form.content });
  if ('code' in handedIn) return handedIn;
  const form = createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
  return { form, findings: [...own, ...handedIn].slice(0, limits.batch) };
}

function formFindings(content: Content, form: Readonly<Record<string, unknown>>): readonly Finding[] | DeclarationFlaw {
  if (form['kind'] !== 'target-declaration') return { code: 'no-form', path: 'form.kind' };
  const found = findingsIn(form, 'form.');
  return 'code' in found ? found : [...found, ...differences(content, form)];
}

/** What was declared, as the form that the unit would print. */
function ownForm({ requested, indicators }: Content): Readonly<Record<string, unknown>> {
  return {
    kind: 'target-declaration',
    funds: requested === undefined ? null : { unit: '元', annualBudget: requested },
    indicators: indicators.map(({ name, written, weight }) => ({
      level3: name,
      target: written,
      weight: weight ?? null,
    })),
    truncated: false,
    complete: true,
  };
}

function findingsIn(form: Readonly<Record<string, unknown>>, at: string): readonly Finding[] | DeclarationFlaw {
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') return { code: 'no-form', path: `${at}${reading.problem.path}` };
  return distinctFindings(keptFindings(examineForm(reading.form), at));
}

/** Indicators that only one of both has: a form of another project says nothing about this one. */
function differences({ indicators }: Content, form: Readonly<Record<string, unknown>>): readonly Finding[] {
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') return [];
  const told = (name: string | null, target: string | null): string =>
    `${name ?? ''} ${target ?? ''}`.replaceAll(/\s+/g, '');
  const printed = reading.form.indicators.map(({ name, target }) => told(name, target));
  const declared = indicators.map(({ name, written }) => told(name, written));
  const finding = 'differs-from-declaration';
  return [
    ...printed.flatMap((each, index) =>
      declared.includes(each)
        ? []
        : [{ finding, path: `form.indicators[${String(index)}]`, severity: 'error' as const }],
    ),
    ...declared.flatMap((each, index) =>
      printed.includes(each) ? [] : [{ finding, path: `indicators[${String(index)}]`, severity: 'error' as const }],
    ),
  ];
}
