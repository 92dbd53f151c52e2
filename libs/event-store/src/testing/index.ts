export { freshInstallation, removeInstallation } from './fresh-installation.js';
export { freshStore, type FreshStore } from './fresh-store.js';
export { settled } from './settled.js';
