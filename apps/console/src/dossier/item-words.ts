const internal = /[0-9a-f]{8}-[0-9a-f]{4}|[a-z]{3,}/i;

/** What tells a figure from others of its name, without ids and codes: `2023：季度监控 2023-03-31：attainment` → `2023：季度监控 2023-03-31`. */
export const itemWords = (itemName: string | undefined): string =>
  (itemName ?? '')
    .split('：')
    .filter((part) => part !== '' && !internal.test(part))
    .join('：');

/** Whether a value says something to people, and is no id, hash or code. */
export const isWords = (text: string | null): text is string => text !== null && text !== '' && !internal.test(text);
