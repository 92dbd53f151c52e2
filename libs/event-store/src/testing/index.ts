export { freshStore, type FreshStore } from './fresh-store.js';
