import { element, words } from './dom.js';

const units = ['元', '万元'];
const kept = 'wenxiao-amounts';

/** In which unit amounts are asked for: as the person chose it in this browser, else 元. */
export function amountUnit() {
  const chosen = localStorage.getItem(kept);
  return units.includes(chosen) ? chosen : units[0];
}

/** The parameter that asks for amounts in that unit: the API gives them exactly. */
export const amountsAsked = () => `amounts=${encodeURIComponent(amountUnit())}`;

/** An amount with its thousands apart and its unit, digit for digit as it was told. */
export function shownAmount(text, unit = amountUnit()) {
  return `${text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')} ${unit}`;
}

/** The choice of the unit. @param again shows what is shown once more, in the unit that was chosen */
export function unitChoice(again) {
  const options = units.map((unit) => element('option', { value: unit, selected: unit === amountUnit() }, unit));
  const onchange = (event) => {
    localStorage.setItem(kept, event.target.value);
    again();
  };
  return element(
    'label',
    { class: 'choice' },
    words('金额单位', 'amounts in'),
    element('select', { name: 'amounts', onchange }, ...options),
  );
}
