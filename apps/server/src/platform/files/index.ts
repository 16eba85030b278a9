export { readFile } from './read-file.ts';
export { type StoredFile, saveFile } from './save-file.ts';
export { fileChunks, files } from './tables.ts';
