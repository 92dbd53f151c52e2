// When something is due, and by whose calendar it is counted.
export * from './due-day.js';
export * from './dues-now.js';
export * from './work-calendar.js';
