import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { ask, newKey, Refused } from '../api/ask.js';
import { queries } from '../api/queries.js';
import { Asked } from '../page/asked.js';
import { Page } from '../page/page.js';
import { bringsOf, wantingIn } from './brings.js';
import { Judged } from './judged.js';
import { addressesOf, type OpenStep, type StepPlace, type StepSeen, useStep } from './object.js';
import { StepFields } from './step-fields.js';
import { keepTyped, type Typed, typedAt } from './typed.js';

/** The address of a step's form. */
export function stepAddress(jurisdiction: string, { stream, round, step, level }: StepPlace): string {
  const asked = new URLSearchParams({ of: stream, step, ...(round !== undefined && { round }) });
  if (level !== undefined) asked.set('level', level);
  return `/${jurisdiction}/step?${asked.toString()}`;
}

function placeIn(search: string): StepPlace {
  const asked = new URLSearchParams(search);
  const of = (name: string) => asked.get(name) ?? undefined;
  return { stream: of('of') ?? '', step: of('step') ?? '', round: of('round'), level: of('level') };
}

/** S06, S10: one step of a procedure, as the rules in force have it: what is judged on the left, what is answered on the right. */
export function StepPage({ jurisdiction }: Readonly<{ jurisdiction: string }>) {
  const search = useSearch();
  const place = placeIn(search);
  const answer = useStep(jurisdiction, place);
  return (
    <Page title={answer.data?.open?.zh ?? '办理'} place={search}>
      <p>
        <Link href={`/${jurisdiction}/inbox`}>返回待办</Link>
      </p>
      <Asked answer={answer} what="办理事项">
        {(shown) => (
          <div className="beside">
            <Judged shown={shown} />
            {shown.open ? (
              <StepForm key={search} jurisdiction={jurisdiction} place={place} open={shown.open} held={shown} />
            ) : (
              <p className="empty" role="status">
                这一步现在没有可办理的：已经办理，或者还没有轮到。
              </p>
            )}
          </div>
        )}
      </Asked>
    </Page>
  );
}

type Form = Readonly<{
  jurisdiction: string;
  place: StepPlace;
  open: OpenStep;
  held: StepSeen;
}>;

function StepForm({ jurisdiction, place, open, held }: Form) {
  const [, go] = useLocation();
  const at = `${jurisdiction} ${place.stream} ${place.round ?? ''} ${place.step} ${place.level ?? ''}`;
  const [typed, setTyped] = useState<Typed>(
    () => typedAt(at) ?? { answer: '', brought: {}, checked: {}, key: newKey() },
  );
  const [told, setTold] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (next: Typed) => {
    // Another intention than the one that may have been sent.
    const own = { ...next, key: newKey() };
    setTyped(own);
    keepTyped(at, own);
  };
  const send = async () => {
    const wanting = wantingIn(typed, open);
    setTold(wanting);
    const address = addressesOf(jurisdiction, place)?.step;
    if (wanting.length > 0 || address === undefined) return;
    setBusy(true);
    const body = {
      answer: typed.answer,
      ...(open.level !== undefined && { level: open.level }),
      brings: bringsOf(typed, open),
    };
    try {
      await ask(address, { method: 'POST', body, command: { key: typed.key, version: held.version } });
      keepTyped(at, undefined);
      go(`/${jurisdiction}/inbox`, { state: { done: `${open.zh} · ${held.name ?? ''}` } });
    } catch (error) {
      setTold([error instanceof Refused ? error.zh : '页面出现错误，请刷新。']);
    } finally {
      setBusy(false);
      // Whatever came of it: what is shown is what is there now.
      await queries.invalidateQueries();
      // What follows from it is reckoned a moment later.
      setTimeout(() => void queries.invalidateQueries({ queryKey: ['tasks'] }), 1_500);
    }
  };
  return (
    <form
      className="answering"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <StepFields open={open} typed={typed} change={change} />
      <div role="alert" className="refused">
        {told.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
      <button type="submit" className="first" disabled={busy}>
        {busy ? '正在提交……' : '提交'}
      </button>
    </form>
  );
}
