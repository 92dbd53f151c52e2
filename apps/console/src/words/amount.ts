const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** 元 with thousands: `1480000.00` → `1,480,000.00`. @param yuan decimal text */
export function inYuan(yuan: string): string {
  const [, sign = '', whole = '0', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(yuan) ?? [undefined, '', yuan];
  return `${sign}${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** 万元, exactly, with as many decimals as it takes and two at least: `1480000.00` → `148.00`, `39269.60` → `3.92696`. @param yuan decimal text */
export function inWan(yuan: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(yuan);
  if (!parts) return yuan;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const digits = whole.padStart(5, '0');
  const decimals = `${digits.slice(-4)}${fraction}`.replace(/0+$/, '').padEnd(2, '0');
  return `${sign}${grouped(digits.slice(0, -4))}.${decimals}`;
}
