import type { Answer, OpenStep } from './object.js';
import type { Typed } from './typed.js';

/** What the form has a field for, and what that is called. An answer that needs anything else is given elsewhere. */
export const fields: Readonly<
  Record<string, Readonly<{ label: string; kind: 'words' | 'amount' | 'number' | 'date' }>>
> = {
  reason: { label: '理由', kind: 'words' },
  opinion: { label: '意见', kind: 'words' },
  amount: { label: '金额（万元）', kind: 'amount' },
  score: { label: '总分', kind: 'number' },
  date: { label: '日期', kind: 'date' },
};

/** Why an answer cannot be given here; undefined where it can. */
export function objectionTo({ needs }: Answer, { together }: OpenStep): string | undefined {
  if (together !== undefined) return '须与预算一并办理';
  const foreign = needs.filter((need) => typeof need !== 'string' || !(need in fields || need === 'checklist'));
  return foreign.length === 0 ? undefined : '须附材料、人员或事项，暂不能在此办理';
}

/** What is wanting before an answer can be sent, in words; nothing where it can. */
export function wantingIn(typed: Typed, open: OpenStep): readonly string[] {
  const answer = open.answers.find(({ code }) => code === typed.answer);
  if (!answer) return ['请选择办理结果'];
  const unsaid = answer.needs.flatMap((need) => {
    const field = typeof need === 'string' ? fields[need] : undefined;
    return field && !typed.brought[need as string]?.trim() ? [`请填写${field.label}`] : [];
  });
  const unchecked = (open.checklist ?? []).filter(({ item }) => !typed.checked[item]?.answer);
  return [...unsaid, ...(unchecked.length > 0 ? [`还有 ${String(unchecked.length)} 项没有核对`] : [])];
}

/** What goes out with an answer: what was typed of it, and nothing that is empty. */
export function bringsOf(typed: Typed, { checklist = [] }: OpenStep): object {
  const brought = Object.entries(typed.brought)
    .filter(([need, text]) => need in fields && text.trim() !== '')
    .map(([need, text]) => [
      need,
      fields[need]?.kind === 'amount' ? { amount: text.trim(), unit: '万元' } : text.trim(),
    ]);
  const checked = checklist.flatMap(({ item }) => {
    const { answer = '', note = '' } = typed.checked[item] ?? {};
    return answer === '' ? [] : [{ item, answer, ...(note.trim() !== '' && { note: note.trim() }) }];
  });
  return {
    ...(Object.fromEntries(brought) as Readonly<Record<string, unknown>>),
    ...(checked.length > 0 && { checklist: checked }),
  };
}
