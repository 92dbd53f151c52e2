export { FolderBlobStore } from './blob-store/folder-blob-store.js';
