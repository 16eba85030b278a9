export * from './buttons.tsx';
export * from './choice-field.tsx';
export * from './field.tsx';
export * from './file-drop.tsx';
export * from './password-input.tsx';
export * from './search-select.tsx';
export * from './slider.tsx';
export * from './text-field.tsx';
