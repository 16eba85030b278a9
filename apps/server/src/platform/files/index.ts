export { findFile, readFile } from './read-file.ts';
export { deleteFile, type StoredFile, saveFile } from './save-file.ts';
export { fileChunks, files } from './tables.ts';
