import { fields, objectionTo } from './brings.js';
import type { OpenStep } from './object.js';
import type { Typed } from './typed.js';

const checks = [
  ['passed', '符合'],
  ['failed', '不符合'],
  ['not-applicable', '不适用'],
] as const;

type Fields = Readonly<{ open: OpenStep; typed: Typed; change: (typed: Typed) => void }>;

/** What is answered: the checklist, the answer, and what the answer needs. */
export function StepFields({ open, typed, change }: Fields) {
  const chosen = open.answers.find(({ code }) => code === typed.answer);
  const needs = chosen?.needs.filter((need): need is string => typeof need === 'string' && need in fields) ?? [];
  // An opinion may always be said.
  const asked = chosen && !needs.includes('opinion') ? [...needs, 'opinion'] : needs;
  return (
    <>
      {open.checklist && <Checklist open={open} typed={typed} change={change} />}
      <fieldset>
        <legend>办理结果</legend>
        {open.answers.map((answer) => {
          const objection = objectionTo(answer, open);
          return (
            <label key={answer.code} className="choice">
              <input
                type="radio"
                name="answer"
                value={answer.code}
                checked={typed.answer === answer.code}
                disabled={objection !== undefined}
                onChange={() => change({ ...typed, answer: answer.code })}
              />
              {answer.zh}
              {objection !== undefined && <span className="aside">（{objection}）</span>}
            </label>
          );
        })}
      </fieldset>
      {asked.map((need) => {
        const { label = '', kind = 'words' } = fields[need] ?? {};
        const said = typed.brought[need] ?? '';
        const say = (text: string) => change({ ...typed, brought: { ...typed.brought, [need]: text } });
        return (
          <label key={need} className="field">
            {label}
            {!needs.includes(need) && '（可不填）'}
            {kind === 'words' ? (
              <textarea rows={3} value={said} onChange={({ target }) => say(target.value)} />
            ) : (
              <input
                type={kind === 'date' ? 'date' : 'text'}
                inputMode={kind === 'date' ? undefined : 'decimal'}
                value={said}
                onChange={({ target }) => say(target.value)}
              />
            )}
          </label>
        );
      })}
    </>
  );
}

function Checklist({ open, typed, change }: Fields) {
  return (
    <fieldset>
      <legend>审核要点</legend>
      {open.checklist?.map(({ item, zh, questions = [] }) => {
        const known = typed.checked[item] ?? { answer: '', note: '' };
        const set = (different: Partial<typeof known>) =>
          change({ ...typed, checked: { ...typed.checked, [item]: { ...known, ...different } } });
        return (
          <div key={item} className="check" role="group" aria-label={zh}>
            <p>
              <strong>{zh}</strong>
            </p>
            {questions.length > 0 && (
              <ul className="aside">
                {questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            )}
            {checks.map(([code, words]) => (
              <label key={code} className="choice">
                <input
                  type="radio"
                  name={`check ${item}`}
                  checked={known.answer === code}
                  onChange={() => set({ answer: code })}
                />
                {words}
              </label>
            ))}
            <label className="field">
              说明{known.answer !== 'failed' && '（可不填）'}
              <input value={known.note} onChange={({ target }) => set({ note: target.value })} />
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
