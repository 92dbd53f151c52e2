import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { Departure, OpenMonitoring } from './monitoring.state.js';

type Lens = Stated<MemberOf<'monitoring.lenses'>>;

/** The risks that the set watches for, under whatever lens. */
export const risksIn = (ruling: Ruling): Lens['value']['risks'] =>
  ruling.members('monitoring.lenses').flatMap(({ value }) => value.risks);

const lensOf = (risk: string, ruling: Ruling): Lens | undefined =>
  ruling.members('monitoring.lenses').find(({ value }) => value.risks.some(({ code }) => code === risk));

/** The lenses under which the set watches for some risks, or the first risk that it does not name. */
export function lensesOf(
  risks: readonly string[],
  ruling: Ruling,
): readonly Lens[] | Readonly<{ code: 'unknown-risk'; risk: string; listed: readonly string[] }> {
  const strange = risks.find((risk) => lensOf(risk, ruling) === undefined);
  if (strange !== undefined)
    return { code: 'unknown-risk', risk: strange, listed: risksIn(ruling).map(({ code }) => code) };
  return [...new Set(risks.flatMap((risk) => lensOf(risk, ruling) ?? []))];
}

/** A risk is warned of under its lens as long as something shows it that is not settled, and by the first that does. */
export function ofRisks({ findings }: Pick<OpenMonitoring, 'findings'>, ruling: Ruling): readonly Departure[] {
  const open = findings.filter(({ settled }) => settled === undefined);
  const shown = new Map<string, string>();
  for (const { finding, risks = [] } of open) for (const risk of risks) if (!shown.has(risk)) shown.set(risk, finding);
  return [...shown].flatMap(([risk, finding]) => {
    const lens = lensOf(risk, ruling)?.value.code;
    if (lens === undefined) return [];
    return [{ warning: risk, light: 'yellow', lens, figures: [{ figure: 'monitoring-finding', value: finding }] }];
  });
}
